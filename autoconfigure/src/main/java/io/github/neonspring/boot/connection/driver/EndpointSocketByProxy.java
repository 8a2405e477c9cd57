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

	private final SocketArgument argument;

	EndpointSocketByProxy(SocketArgument argument) {
		this.argument = argument;
	}

	@Override
	public void connect(SocketAddress address) throws IOException {
		connect(address, 0);
	}

	@Override
	public void connect(SocketAddress address, int timeout) throws IOException {
		super.connect(EndpointSocket.resolved(address), this.argument.timeout(timeout));
		EndpointSocketKeepalive.setOn(this);
	}

	@Override
	public void close() throws IOException {
		OpeningSockets.remove(this.argument.name(), this);
		super.close();
	}

}
