package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Locale;

import jdk.net.ExtendedSocketOptions;

/**
 * A socket of {@link EndpointSocketFactory}.
 */
final class EndpointSocket extends Socket {

	static final int KEEPALIVE_IDLE_SECONDS = 45;

	static final int KEEPALIVE_INTERVAL_SECONDS = 10;

	static final int KEEPALIVE_COUNT = 3;

	private final String name;

	EndpointSocket(String name) {
		this.name = name;
	}

	@Override
	public void connect(SocketAddress address) throws IOException {
		connect(address, 0);
	}

	@Override
	public void connect(SocketAddress address, int timeout) throws IOException {
		super.connect(resolved(address), timeout);
		setOption(StandardSocketOptions.SO_KEEPALIVE, true);
		setIfSupported(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
		setIfSupported(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_INTERVAL_SECONDS);
		setIfSupported(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_COUNT);
	}

	private static SocketAddress resolved(SocketAddress address) {
		if (address instanceof InetSocketAddress inet && inet.isUnresolved()
				&& inet.getHostString().toLowerCase(Locale.ROOT).endsWith(".localhost")) {
			return new InetSocketAddress(InetAddress.getLoopbackAddress(), inet.getPort());
		}
		return address;
	}

	private void setIfSupported(SocketOption<Integer> option, int value) throws IOException {
		if (supportedOptions().contains(option)) {
			setOption(option, value);
		}
	}

	@Override
	public void close() throws IOException {
		OpeningSockets.remove(this.name, this);
		super.close();
	}

}
