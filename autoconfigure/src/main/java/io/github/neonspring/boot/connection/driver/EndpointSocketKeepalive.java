package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;

import jdk.net.ExtendedSocketOptions;

/**
 * TCP keepalive that notices a lost compute within about a minute and a quarter.
 */
final class EndpointSocketKeepalive {

	static final int IDLE_SECONDS = 45;

	static final int INTERVAL_SECONDS = 10;

	static final int COUNT = 3;

	private EndpointSocketKeepalive() {
	}

	static void setOn(Socket socket) throws IOException {
		socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
		setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
		setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
		setIfSupported(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, COUNT);
	}

	private static void setIfSupported(Socket socket, SocketOption<Integer> option, int value) throws IOException {
		if (socket.supportedOptions().contains(option)) {
			socket.setOption(option, value);
		}
	}

}
