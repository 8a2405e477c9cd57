# A line means that all is done, the end of the pipe that the JVM is gone.
if read -r line; then
	exit 0
fi

# The JVM may have ended between starting the server and seeing its file.
attempts=0
while [ ! -s "$pidfile" ] && [ $attempts -lt 10 ]; do
	attempts=$((attempts + 1))
	sleep 0.1
done

stop_and_delete
