# Arguments: the file with the server's process id, a mark on the server's command line, the directory to delete,
# the signal that stops the server at once, the named pipe that users hold open, the file that says that there is a
# server, the seconds to wait for another user.
trap '' HUP INT QUIT TERM
cd /
pidfile=$1
mark=$2
directory=$3
signal=$4
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

is_ours() {
	if [ -r "/proc/$pid/cmdline" ]; then
		tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$mark"
	else
		ps -o args= -p "$pid" 2> /dev/null | grep -qF -- "$mark"
	fi
}

pid=$(head -n 1 "$pidfile" 2> /dev/null | tr -cd '0-9')
if [ -n "$pid" ] && is_ours; then
	kill -"$signal" "$pid"
	attempts=0
	while is_ours && [ $attempts -lt 80 ]; do
		attempts=$((attempts + 1))
		sleep 0.1
	done
	if is_ours; then
		kill -KILL "$pid"
	fi
fi
rm -rf -- "$directory"
