package io.github.neonspring.boot.testkit.front;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Properties;

import javax.net.SocketFactory;

/**
 * The socket factory through which pgjdbc reaches the simulator's PostgreSQL itself, past
 * the front. Public because pgjdbc creates it by name.
 *
 * @since 0.1.0
 */
public final class LocalSocketFactory extends SocketFactory {

	private static final String TCP = "tcp:";

	private final SocketAddress address;

	/**
	 * Create a factory as pgjdbc does.
	 * @param argument a Unix socket's path, or {@code tcp:} and a port on loopback
	 */
	public LocalSocketFactory(String argument) {
		this.address = argument.startsWith(TCP) ? new InetSocketAddress(InetAddress.getLoopbackAddress(),
				Integer.parseInt(argument.substring(TCP.length()))) : UnixDomainSocketAddress.of(argument);
	}

	/**
	 * Return the connection properties that lead to an address.
	 * @param address a Unix socket or a loopback address
	 * @return properties for pgjdbc
	 */
	public static Properties properties(SocketAddress address) {
		Properties properties = new Properties();
		properties.setProperty("socketFactory", LocalSocketFactory.class.getName());
		properties.setProperty("socketFactoryArg",
				(address instanceof InetSocketAddress tcp) ? TCP + tcp.getPort() : address.toString());
		properties.setProperty("sslmode", "disable");
		properties.setProperty("gssEncMode", "disable");
		return properties;
	}

	@Override
	public Socket createSocket() {
		return new LocalSocket(this.address);
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress localAddress, int localPort) {
		throw new UnsupportedOperationException();
	}

}
