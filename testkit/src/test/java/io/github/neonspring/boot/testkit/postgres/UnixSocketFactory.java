package io.github.neonspring.boot.testkit.postgres;

import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;

import javax.net.SocketFactory;

/**
 * Makes sockets that go to a Unix socket whatever address they are asked for.
 */
public final class UnixSocketFactory extends SocketFactory {

	private final String path;

	public UnixSocketFactory(String path) {
		this.path = path;
	}

	@Override
	public Socket createSocket() {
		return new UnixSocket(UnixDomainSocketAddress.of(this.path));
	}

	@Override
	public Socket createSocket(String host, int port) {
		return createSocket();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress local, int localPort) {
		return createSocket();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		return createSocket();
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
		return createSocket();
	}

}
