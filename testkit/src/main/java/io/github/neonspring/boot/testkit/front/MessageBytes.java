package io.github.neonspring.boot.testkit.front;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A body of a protocol message under construction.
 */
final class MessageBytes {

	private final ByteArrayOutputStream content = new ByteArrayOutputStream();

	MessageBytes integer(int value) {
		return bytes(ByteBuffer.allocate(4).putInt(value).array());
	}

	MessageBytes integer8(int value) {
		this.content.write(value);
		return this;
	}

	MessageBytes string(String text) {
		return bytes(text.getBytes(StandardCharsets.UTF_8)).integer8(0);
	}

	MessageBytes bytes(byte[] bytes) {
		this.content.writeBytes(bytes);
		return this;
	}

	byte[] toByteArray() {
		return this.content.toByteArray();
	}

	// Return the whole message with its type and length in front.
	byte[] message(char type) {
		byte[] body = toByteArray();
		return ByteBuffer.allocate(body.length + 5).put((byte) type).putInt(body.length + 4).put(body).array();
	}

	// Return an error as Neon's proxy writes it: severity, code and text, nothing else.
	static byte[] error(String text) {
		return new MessageBytes().integer8('S')
			.string("ERROR")
			.integer8('C')
			.string("XX000")
			.integer8('M')
			.string(text)
			.integer8(0)
			.message('E');
	}

}
