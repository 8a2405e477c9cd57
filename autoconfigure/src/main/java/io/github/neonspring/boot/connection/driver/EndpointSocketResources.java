package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * What an {@link EndpointSocket} holds of the system. It knows nothing of the socket, so
 * that it can be given back when the socket was forgotten: pgjdbc forgets one whenever
 * the server does not take its goodbye.
 *
 * @param channel the channel
 * @param readable waits for the server
 * @param writable waits until the server takes more
 */
record EndpointSocketResources(SocketChannel channel, EndpointSocketReadiness readable,
		EndpointSocketReadiness writable) implements Runnable {

	static EndpointSocketResources open() throws IOException {
		SocketChannel channel = SocketChannel.open();
		channel.configureBlocking(false);
		return new EndpointSocketResources(channel, new EndpointSocketReadiness(channel),
				new EndpointSocketReadiness(channel));
	}

	void close() throws IOException {
		this.channel.close();
		this.readable.close();
		this.writable.close();
	}

	@Override
	public void run() {
		try {
			close();
		}
		catch (IOException ex) {
			// nobody is left who could be told
		}
	}

}
