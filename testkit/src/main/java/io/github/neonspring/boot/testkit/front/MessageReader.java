package io.github.neonspring.boot.testkit.front;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A reader of typed protocol messages that shows the first bytes of each one and streams
 * the rest, so that a message of any size costs one small buffer.
 */
final class MessageReader {

	/** The bytes of a message that can be looked at before it is passed on. */
	static final int VISIBLE = 4096;

	private static final int HEADER = 5;

	private final InputStream in;

	private final Flush beforeRead;

	private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024).flip();

	private int length;

	private int visible;

	MessageReader(InputStream in, Flush beforeRead) {
		this.in = in;
		this.beforeRead = beforeRead;
	}

	// Advance to the next message.
	// Returns whether there is one, or the stream ended between two messages.
	boolean next() throws IOException {
		if (!this.buffer.hasRemaining() && !read()) {
			return false;
		}
		ensure(HEADER);
		this.length = this.buffer.getInt(this.buffer.position() + 1) + 1;
		if (this.length < HEADER) {
			throw new IOException("A message of type '" + type() + "' has the invalid length " + (this.length - 1));
		}
		this.visible = Math.min(this.length, HEADER + VISIBLE);
		ensure(this.visible);
		return true;
	}

	private void ensure(int count) throws IOException {
		while (this.buffer.remaining() < count) {
			if (!read()) {
				throw new EOFException("The stream ended inside a message");
			}
		}
	}

	private boolean read() throws IOException {
		this.beforeRead.flush();
		this.buffer.compact();
		int count = this.in.read(this.buffer.array(), this.buffer.position(), this.buffer.remaining());
		this.buffer.position(this.buffer.position() + Math.max(count, 0)).flip();
		return count > 0;
	}

	char type() {
		return (char) this.buffer.get(this.buffer.position());
	}

	int bodyByte(int offset) {
		return (HEADER + offset < this.visible) ? this.buffer.get(this.buffer.position() + HEADER + offset) : 0;
	}

	// Return the zero-terminated text at an offset of the body, or what is visible of it.
	String bodyString(int offset) {
		int start = this.buffer.position() + HEADER + offset;
		int end = start;
		while (end < this.buffer.position() + this.visible && this.buffer.get(end) != 0) {
			end++;
		}
		return (start < end) ? new String(this.buffer.array(), start, end - start, StandardCharsets.UTF_8) : "";
	}

	boolean wholeIsVisible() {
		return this.visible == this.length;
	}

	void passTo(OutputStream out) throws IOException {
		int left = this.length;
		while (left > 0) {
			ensure(1);
			int count = Math.min(left, this.buffer.remaining());
			out.write(this.buffer.array(), this.buffer.position(), count);
			this.buffer.position(this.buffer.position() + count);
			left -= count;
		}
	}

	/**
	 * What is done before the reader waits for more bytes.
	 */
	interface Flush {

		void flush() throws IOException;

	}

}
