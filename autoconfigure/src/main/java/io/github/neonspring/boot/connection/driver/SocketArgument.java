package io.github.neonspring.boot.connection.driver;

import java.time.Duration;

/**
 * What {@link EndpointSocketFactory} is told by pgjdbc's {@code socketFactoryArg}.
 *
 * @param name the name under which the sockets are known
 * @param connectTimeout how long one host may take to accept a connection; zero for as
 * long as pgjdbc says
 */
record SocketArgument(String name, Duration connectTimeout) {

	private static final String SEPARATOR = ";";

	static SocketArgument parse(String text) {
		int end = text.lastIndexOf(SEPARATOR);
		return (end < 0) ? new SocketArgument(text, Duration.ZERO) : new SocketArgument(text.substring(0, end),
				Duration.ofSeconds(Long.parseLong(text.substring(end + 1))));
	}

	SocketArgument withName(String name) {
		return new SocketArgument(name, this.connectTimeout);
	}

	int timeout(int asked) {
		int own = Math.toIntExact(this.connectTimeout.toMillis());
		return (asked == 0 || (own != 0 && own < asked)) ? own : asked;
	}

	@Override
	public String toString() {
		return this.connectTimeout.isZero() ? this.name : this.name + SEPARATOR + this.connectTimeout.toSeconds();
	}

}
