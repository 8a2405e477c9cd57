package io.github.neonspring.boot.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

import javax.net.SocketFactory;

/**
 * A socket factory that takes every name for loopback. Created by pgjdbc by name.
 */
public final class LoopbackSocketFactory extends SocketFactory {

	@Override
	public Socket createSocket() {
		return new Socket() {

			@Override
			public void connect(SocketAddress endpoint, int timeout) throws IOException {
				int port = ((InetSocketAddress) endpoint).getPort();
				super.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
			}

		};
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
