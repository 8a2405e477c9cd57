package io.github.neonspring.boot.connection.driver;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * What the server says. What {@link #look()} finds is kept for the next read.
 */
final class EndpointSocketInput extends InputStream {

	/**
	 * How much a look keeps, in bytes.
	 */
	static final int KEPT = 8 * 1024;

	/**
	 * How much one read takes at most, in bytes: the JDK caches a direct buffer of that
	 * size for each thread.
	 */
	private static final int LARGEST_READ = 128 * 1024;

	private final ReentrantLock reading = new ReentrantLock();

	private final ByteBuffer kept = ByteBuffer.allocate(KEPT);

	private final SocketChannel channel;

	private final EndpointSocketReadiness readiness;

	private boolean ended;

	private @Nullable IOException failure;

	private volatile int timeout;

	EndpointSocketInput(SocketChannel channel, EndpointSocketReadiness readiness) {
		this.channel = channel;
		this.readiness = readiness;
	}

	int timeout() {
		return this.timeout;
	}

	void timeout(int milliseconds) {
		this.timeout = milliseconds;
	}

	Sight look() {
		if (!this.channel.isOpen()) {
			return Sight.GONE;
		}
		if (!this.reading.tryLock()) {
			return Sight.QUIET;
		}
		try {
			return keepWhatIsThere();
		}
		finally {
			this.reading.unlock();
		}
	}

	private Sight keepWhatIsThere() {
		try {
			int count = 1;
			while (count > 0 && !this.ended && this.kept.hasRemaining()) {
				count = this.channel.read(this.kept);
				this.ended = count < 0;
			}
		}
		catch (IOException ex) {
			this.ended = true;
			this.failure = ex;
		}
		if (this.ended) {
			return Sight.GONE;
		}
		return (this.kept.position() > 0) ? Sight.PENDING : Sight.QUIET;
	}

	@Override
	public int available() throws IOException {
		failIfClosed();
		if (!this.reading.tryLock()) {
			return 0;
		}
		try {
			keepWhatIsThere();
			return this.kept.position();
		}
		finally {
			this.reading.unlock();
		}
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		if (length == 0) {
			return 0;
		}
		this.reading.lock();
		try {
			failIfClosed();
			return (this.kept.position() > 0) ? readKept(bytes, offset, length) : readOn(bytes, offset, length);
		}
		catch (IOException ex) {
			throw EndpointSocketChannel.asSocketFailure(ex);
		}
		finally {
			this.reading.unlock();
		}
	}

	private void failIfClosed() throws IOException {
		if (!this.channel.isOpen()) {
			throw EndpointSocketChannel.asSocketFailure(new ClosedChannelException());
		}
	}

	private int readKept(byte[] bytes, int offset, int length) {
		this.kept.flip();
		int count = Math.min(length, this.kept.remaining());
		this.kept.get(bytes, offset, count);
		this.kept.compact();
		return count;
	}

	private int readOn(byte[] bytes, int offset, int length) throws IOException {
		if (this.failure != null) {
			throw this.failure;
		}
		if (this.ended) {
			return -1;
		}
		return readOrWait(ByteBuffer.wrap(bytes, offset, Math.min(length, LARGEST_READ)));
	}

	private int readOrWait(ByteBuffer target) throws IOException {
		int patience = this.timeout;
		long start = (patience > 0) ? System.nanoTime() : 0;
		int count = this.channel.read(target);
		while (count == 0) {
			if (!this.readiness.await(SelectionKey.OP_READ, start, patience)) {
				throw new SocketTimeoutException("Read timed out");
			}
			count = this.channel.read(target);
		}
		return count;
	}

}
