package io.github.neonspring.boot.connection.string;

import org.springframework.util.Assert;

/**
 * A host that PostgreSQL, or a pooler in front of it, listens on.
 *
 * @param host the name or address, in lower case, an IPv6 address without its brackets
 * @param port the TCP port
 * @since 0.1.0
 */
public record HostAndPort(String host, int port) {

	/**
	 * The port where no other is named: {@value}.
	 */
	public static final int DEFAULT_PORT = 5432;

	public HostAndPort {
		Assert.hasText(host, "'host' must not be empty");
		Assert.isTrue(port > 0 && port <= 65535, "'port' must be between 1 and 65535");
	}

	/**
	 * Return whether connections to the host stay on this machine, by its name alone:
	 * {@code localhost}, a name below it (RFC 6761), {@code 127.0.0.0/8} or {@code ::1}.
	 * @return {@code true} for a loopback name or address
	 */
	public boolean isLoopback() {
		return this.host.equals("localhost") || this.host.endsWith(".localhost")
				|| this.host.matches("127\\.\\d+\\.\\d+\\.\\d+") || this.host.matches("(0*:)*:0*1");
	}

	/**
	 * Whether this is an endpoint of Neon, or of its simulator.
	 * @return {@code true} if the name says so
	 */
	public boolean isNeon() {
		return NeonHost.of(this.host) != null;
	}

	@Override
	public String toString() {
		return (this.host.contains(":") ? "[" + this.host + "]" : this.host) + ":" + this.port;
	}

}
