package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A socket for a JVM with a SOCKS proxy ({@code socksProxyHost}), which only the JDK's
 * own sockets can use, and which they use for the hosts that are not excepted. It cannot
 * be looked at.
 */
final class EndpointSocketByProxy extends Socket {

	private final String name;

	EndpointSocketByProxy(String name) {
		this.name = name;
	}

	@Override
	public void connect(SocketAddress address) throws IOException {
		connect(address, 0);
	}

	@Override
	public void connect(SocketAddress address, int timeout) throws IOException {
		super.connect(EndpointSocket.resolved(address), timeout);
		EndpointSocketKeepalive.setOn(this);
	}

	@Override
	public void close() throws IOException {
		OpeningSockets.remove(this.name, this);
		super.close();
	}

}
