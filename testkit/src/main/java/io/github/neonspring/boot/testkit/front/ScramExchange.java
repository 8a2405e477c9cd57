package io.github.neonspring.boot.testkit.front;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * The server's side of one SCRAM-SHA-256 or -PLUS exchange (RFC 5802, RFC 5929
 * tls-server-end-point), with the error texts of Neon's proxy.
 */
final class ScramExchange {

	static final String PLAIN = "SCRAM-SHA-256";

	static final String PLUS = "SCRAM-SHA-256-PLUS";

	private static final String VIOLATION = "authentication protocol violation";

	private static final String BINDING = "p=tls-server-end-point,,";

	private final ScramVerifier verifier;

	private final byte @Nullable [] endPoint;

	private final String serverNonce;

	private String header = "";

	private String clientFirstBare = "";

	private String serverFirst = "";

	private String nonce = "";

	ScramExchange(ScramVerifier verifier, byte @Nullable [] endPoint, String serverNonce) {
		this.verifier = verifier;
		this.endPoint = endPoint;
		this.serverNonce = serverNonce;
	}

	String first(String mechanism, String clientFirst) throws RefusedException {
		int bare = clientFirst.indexOf("n=");
		int nonceAt = clientFirst.indexOf(",r=");
		if (bare < 2 || nonceAt < bare) {
			throw new RefusedException(VIOLATION);
		}
		this.header = clientFirst.substring(0, bare);
		checkHeader(mechanism);
		this.clientFirstBare = clientFirst.substring(bare);
		this.nonce = clientFirst.substring(nonceAt + 3).split(",", 2)[0] + this.serverNonce;
		this.serverFirst = "r=" + this.nonce + ",s=" + base64(this.verifier.salt()) + ",i="
				+ this.verifier.iterations();
		return this.serverFirst;
	}

	private void checkHeader(String mechanism) throws RefusedException {
		if (PLUS.equals(mechanism) && this.endPoint != null) {
			if (!BINDING.equals(this.header)) {
				throw new RefusedException("SCRAM-PLUS not used");
			}
			return;
		}
		boolean downgraded = this.header.startsWith("y") && this.endPoint != null;
		if (!PLAIN.equals(mechanism) || this.header.startsWith("p") || downgraded) {
			throw new RefusedException(VIOLATION);
		}
	}

	// Verify the client's proof.
	// Returns the server's final message, or null if the password is wrong.
	@Nullable String last(String clientFinal) throws RefusedException {
		int proofAt = clientFinal.lastIndexOf(",p=");
		if (proofAt < 0 || !clientFinal.startsWith("c=")) {
			throw new RefusedException(VIOLATION);
		}
		String withoutProof = clientFinal.substring(0, proofAt);
		checkBinding(withoutProof);
		String authMessage = this.clientFirstBare + "," + this.serverFirst + "," + withoutProof;
		byte[] key = decode(clientFinal.substring(proofAt + 3));
		byte[] signature = Hmac.of(this.verifier.storedKey(), authMessage);
		if (key.length != signature.length) {
			throw new RefusedException(VIOLATION);
		}
		for (int i = 0; i < key.length; i++) {
			key[i] ^= signature[i];
		}
		if (!MessageDigest.isEqual(Hmac.sha256(key), this.verifier.storedKey())) {
			return null;
		}
		return "v=" + base64(Hmac.of(this.verifier.serverKey(), authMessage));
	}

	private void checkBinding(String withoutProof) throws RefusedException {
		String[] attributes = withoutProof.split(",");
		if (attributes.length < 2 || !attributes[1].equals("r=" + this.nonce)) {
			throw new RefusedException(VIOLATION);
		}
		if (!Arrays.equals(decode(attributes[0].substring(2)), expectedBinding())) {
			throw new RefusedException("insecure connection: secure channel data mismatch");
		}
	}

	private byte[] expectedBinding() {
		byte[] start = this.header.getBytes(StandardCharsets.UTF_8);
		if (this.endPoint == null || !BINDING.equals(this.header)) {
			return start;
		}
		byte[] binding = Arrays.copyOf(start, start.length + this.endPoint.length);
		System.arraycopy(this.endPoint, 0, binding, start.length, this.endPoint.length);
		return binding;
	}

	private static byte[] decode(String text) throws RefusedException {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(VIOLATION);
		}
	}

	private static String base64(byte[] content) {
		return Base64.getEncoder().encodeToString(content);
	}

}
