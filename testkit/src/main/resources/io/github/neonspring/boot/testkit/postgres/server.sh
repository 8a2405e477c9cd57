# What the watchdog and the keeper have in common; stands before each of them.
# Arguments: the file with the server's process id, a mark on the server's command line, the directory to delete,
# the signal that stops the server at once.
trap '' HUP INT QUIT TERM
cd /
pidfile=$1
mark=$2
directory=$3
signal=$4

is_ours() {
	if [ -r "/proc/$pid/cmdline" ]; then
		tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF -- "$mark"
	else
		ps -o args= -p "$pid" 2> /dev/null | grep -qF -- "$mark"
	fi
}

stop_and_delete() {
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
}
