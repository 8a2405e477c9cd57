package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is said to the server.
 */
final class EndpointSocketOutput extends OutputStream {

	private static final int LARGEST_WRITE = 128 * 1024;

	private final ReentrantLock writing = new ReentrantLock();

	private final SocketChannel channel;

	private final EndpointSocketReadiness readiness;

	EndpointSocketOutput(SocketChannel channel, EndpointSocketReadiness readiness) {
		this.channel = channel;
		this.readiness = readiness;
	}

	@Override
	public void write(int single) throws IOException {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		this.writing.lock();
		try {
			int end = offset + length;
			for (int next = offset; next < end;) {
				next += writeOrWait(ByteBuffer.wrap(bytes, next, Math.min(end - next, LARGEST_WRITE)));
			}
		}
		catch (IOException ex) {
			throw EndpointSocketChannel.asSocketFailure(ex);
		}
		finally {
			this.writing.unlock();
		}
	}

	private int writeOrWait(ByteBuffer source) throws IOException {
		int count = this.channel.write(source);
		while (count == 0) {
			this.readiness.await(SelectionKey.OP_WRITE, 0, 0);
			count = this.channel.write(source);
		}
		return count;
	}

}
