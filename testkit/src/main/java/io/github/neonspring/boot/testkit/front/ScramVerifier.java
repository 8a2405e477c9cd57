package io.github.neonspring.boot.testkit.front;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A role's SCRAM-SHA-256 secret as {@code pg_authid.rolpassword} stores it.
 *
 * @param iterations the number of hash iterations
 * @param salt the salt
 * @param storedKey the hash of the client key
 * @param serverKey the server key
 * @since 0.1.0
 */
public record ScramVerifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {

	private static final Pattern STORED = Pattern
		.compile("SCRAM-SHA-256\\$(\\d+):([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)");

	/**
	 * Parse the stored form.
	 * @param stored the content of {@code pg_authid.rolpassword}
	 * @return the verifier, or {@code null} if the text is no SCRAM secret
	 */
	public static @Nullable ScramVerifier parse(@Nullable String stored) {
		Matcher matcher = STORED.matcher((stored != null) ? stored : "");
		if (!matcher.matches()) {
			return null;
		}
		Base64.Decoder base64 = Base64.getDecoder();
		return new ScramVerifier(Integer.parseInt(matcher.group(1)), base64.decode(matcher.group(2)),
				base64.decode(matcher.group(3)), base64.decode(matcher.group(4)));
	}

	@Override
	public String toString() {
		return "ScramVerifier[iterations=" + this.iterations + "]";
	}

}
