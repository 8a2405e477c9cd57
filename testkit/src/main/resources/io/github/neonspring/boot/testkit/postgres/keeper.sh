# More arguments: the named pipe that users hold open, the file that says that there is a server, the seconds to wait
# for another user.
door=$5
record=$6
linger=$7

# Opening for reading alone would wait for a user, who may be gone already.
exec 3<> "$door" 4< "$door"
exec 3>&-

# Ends when nobody holds the pipe open.
wait_for_users() {
	cat <&4 > /dev/null
}

while :; do
	wait_for_users
	sleep "$linger"
	: > "$directory/asked"
	(
		wait_for_users
		rm -f -- "$directory/asked"
	) &
	sleep 0.5
	if [ ! -e "$directory/asked" ]; then
		break
	fi
	wait $!
done

# Who found the server before this line is waited for; who comes later starts another one.
rm -f -- "$record"
wait_for_users

stop_and_delete
