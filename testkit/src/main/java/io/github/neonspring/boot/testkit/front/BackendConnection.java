package io.github.neonspring.boot.testkit.front;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The front's own connection to PostgreSQL or PgBouncer, which trust it.
 */
final class BackendConnection implements Closeable {

	private static final String POOLER_HINT = ". Please use unpooled connection or remove this parameter from the "
			+ "startup package. More details: https://neon.tech/docs/connect/connection-errors"
			+ "#unsupported-startup-parameter";

	private final SocketChannel channel;

	private final InputStream in;

	private final OutputStream out;

	private byte[] cancelKey = new byte[0];

	private BackendConnection(SocketChannel channel) {
		this.channel = channel;
		this.in = new BufferedInputStream(ChannelStreams.in(channel), 32 * 1024);
		this.out = ChannelStreams.out(channel);
	}

	static BackendConnection open(SocketAddress address) throws IOException {
		return new BackendConnection(SocketChannel.open(address));
	}

	// Log in.
	// Returns what the server said before it was ready: parameters and notices.
	byte[] login(StartupPacket startup) throws IOException, RefusedException {
		this.out.write(startup.bytes());
		DataInputStream data = new DataInputStream(this.in);
		MessageBytes greeting = new MessageBytes();
		while (true) {
			char type = (char) data.readUnsignedByte();
			byte[] body = new byte[data.readInt() - 4];
			data.readFully(body);
			switch (type) {
				case 'Z' -> {
					return greeting.toByteArray();
				}
				case 'E' -> throw new RefusedException(text(body));
				case 'K' -> {
					this.cancelKey = body;
				}
				case 'R' -> checkTrusted(body);
				default -> greeting.bytes(new MessageBytes().bytes(body).message(type));
			}
		}
	}

	private static void checkTrusted(byte[] body) throws IOException {
		if (ByteBuffer.wrap(body).getInt() != 0) {
			throw new IOException("The compute asks its own front for a password");
		}
	}

	private static String text(byte[] error) {
		for (String field : new String(error, StandardCharsets.UTF_8).split("\0")) {
			if (field.startsWith("M")) {
				String text = field.substring(1);
				return text.startsWith("unsupported startup parameter") ? text + POOLER_HINT : text;
			}
		}
		return "Couldn't connect to compute node";
	}

	// Cancel the statement that runs on this connection, over another one.
	void cancel() throws IOException {
		try (BackendConnection other = open(this.channel.getRemoteAddress())) {
			byte[] key = this.cancelKey;
			other.out
				.write(ByteBuffer.allocate(key.length + 8).putInt(key.length + 8).putInt(80877102).put(key).array());
			other.in.readAllBytes();
		}
	}

	InputStream in() {
		return this.in;
	}

	OutputStream out() {
		return this.out;
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It was closed already
		}
	}

}
