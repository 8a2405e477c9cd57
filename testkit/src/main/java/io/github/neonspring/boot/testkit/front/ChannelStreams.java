package io.github.neonspring.boot.testkit.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * The two streams of a blocking channel. Before Java 19 those of
 * {@link java.nio.channels.Channels} share a lock, so that a waiting reader stops every
 * writer (JDK-4774871).
 */
final class ChannelStreams {

	private ChannelStreams() {
	}

	static InputStream in(SocketChannel channel) {
		return new InputStream() {

			@Override
			public int read() throws IOException {
				byte[] single = new byte[1];
				return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xff;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				return channel.read(ByteBuffer.wrap(bytes, offset, length));
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}

		};
	}

	static OutputStream out(SocketChannel channel) {
		return new OutputStream() {

			@Override
			public void write(int single) throws IOException {
				write(new byte[] { (byte) single }, 0, 1);
			}

			@Override
			public void write(byte[] bytes, int offset, int length) throws IOException {
				ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}

		};
	}

}
