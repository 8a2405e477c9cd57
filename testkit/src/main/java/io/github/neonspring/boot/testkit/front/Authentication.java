package io.github.neonspring.boot.testkit.front;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * The password check of a login, done by the front alone: the compute may sleep on.
 */
final class Authentication {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** Unknown roles get a salt that does not change, so that nobody can tell. */
	private static final byte[] MOCK_KEY = random(32);

	private final ClientSocket client;

	private final Latency latency;

	private final byte @Nullable [] endPointHash;

	Authentication(ClientSocket client, Latency latency, byte @Nullable [] endPointHash) {
		this.client = client;
		this.latency = latency;
		this.endPointHash = endPointHash;
	}

	// Ask for the password.
	// Returns the last message of the exchange, which is to be sent with what follows.
	byte[] verify(String user, @Nullable ScramVerifier verifier) throws IOException, RefusedException {
		try {
			return exchange(user, (verifier != null) ? verifier : mock(user));
		}
		catch (SocketTimeoutException ex) {
			throw new RefusedException("Authentication timed out");
		}
	}

	private byte[] exchange(String user, ScramVerifier verifier) throws IOException, RefusedException {
		ScramExchange exchange = new ScramExchange(verifier, this.endPointHash,
				Base64.getEncoder().encodeToString(random(18)));
		MessageBytes offer = new MessageBytes().integer(10);
		if (this.endPointHash != null) {
			offer.string(ScramExchange.PLUS);
		}
		send(offer.string(ScramExchange.PLAIN).integer8(0));
		ByteBuffer initial = ByteBuffer.wrap(receive());
		this.latency.roundTrip();
		String mechanism = zeroTerminated(initial);
		int length = (initial.remaining() >= 4) ? initial.getInt() : 0;
		String first = exchange.first(mechanism, (length > 0) ? text(initial) : "");
		send(new MessageBytes().integer(11).bytes(first.getBytes(StandardCharsets.UTF_8)));
		String proof = text(ByteBuffer.wrap(receive()));
		this.latency.roundTrip();
		String last = exchange.last(proof);
		if (last == null) {
			throw new RefusedException("password authentication failed for user '" + user + "'");
		}
		return new MessageBytes().integer(12).bytes(last.getBytes(StandardCharsets.UTF_8)).message('R');
	}

	private void send(MessageBytes body) throws IOException {
		this.client.out().write(body.message('R'));
		this.client.out().flush();
	}

	private byte[] receive() throws IOException, RefusedException {
		DataInputStream in = this.client.in();
		int type = in.readUnsignedByte();
		int length = in.readInt() - 4;
		if (type != 'p' || length < 0 || length > 10_000) {
			throw new RefusedException("authentication protocol violation");
		}
		byte[] body = new byte[length];
		in.readFully(body);
		return body;
	}

	private static String zeroTerminated(ByteBuffer buffer) {
		StringBuilder text = new StringBuilder();
		while (buffer.hasRemaining()) {
			char next = (char) buffer.get();
			if (next == 0) {
				break;
			}
			text.append(next);
		}
		return text.toString();
	}

	private static String text(ByteBuffer buffer) {
		return StandardCharsets.UTF_8.decode(buffer).toString();
	}

	private static ScramVerifier mock(String user) {
		byte[] salt = ByteBuffer.allocate(16).put(Hmac.of(MOCK_KEY, user), 0, 16).array();
		return new ScramVerifier(4096, salt, random(32), random(32));
	}

	private static byte[] random(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		return bytes;
	}

}
