package io.github.neonspring.boot.connection.string;

import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Throws many strings at the parser. What it says about any of them must not contain a
 * password.
 */
class ConnectionStringFuzzTests {

	private static final int STRINGS = 200_000;

	private static final String SECRET = "Zq7Wx9";

	private static final List<String> PIECES = List.of("postgresql://", "postgres://", "jdbc:postgresql:", "//",
			"psql ", "'", "\"", ";", " ", "export X=", "alex", ":", "@", "/", "?", "#", "&", "=", ",", "[", "]", "%",
			"%20", "%zz", "%ff", "${", "}", "<", ">", "*", "ep-a-b-1", "-pooler", ".us-east-2.aws.neon.tech",
			"localhost", "::1", "5432", "6543", "99999", "neondb", "sslmode", "require", "disable", "channel_binding",
			"options", "endpoint%3D", "-c", "user", "password", "host", "port", "schema", "pgbouncer=true",
			"sslrootcert=system", "\u00e4", "\ud83d", "\udc18", "\u0000", "\n", "+", "-", ".", "_", "!", "$", "(", ")",
			"|", "\\", "`", "~", "^");

	private final Random random = new Random(20261121);

	@Test
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	void anyStringParsesOrIsRefusedWithoutItsPassword() {
		for (int i = 0; i < STRINGS; i++) {
			check((i % 2 == 0) ? anything() : nearlyRight());
		}
	}

	private String anything() {
		StringBuilder text = new StringBuilder();
		int length = this.random.nextInt(24);
		for (int i = 0; i < length; i++) {
			text.append((this.random.nextInt(5) == 0) ? password() : piece());
		}
		return text.toString();
	}

	private String password() {
		String before = List.of("alex:", ":", "password=", "sslpassword=").get(this.random.nextInt(4));
		return before + piece() + SECRET;
	}

	private String nearlyRight() {
		String password = piece() + SECRET + piece() + SECRET;
		String start = this.random.nextBoolean() ? "postgresql://" : "jdbc:postgresql://";
		String base = start + "alex:" + password + "@ep-a-b-1" + piece() + "/neondb";
		return this.random.nextBoolean() ? base + "?sslmode=require&" + piece() + "=" + piece()
				: start + "host/db?user=alex&password=" + password + "&" + piece();
	}

	private String piece() {
		return PIECES.get(this.random.nextInt(PIECES.size()));
	}

	private static void check(String text) {
		try {
			ConnectionString string = ConnectionString.parse(text);
			assertThatNoException().isThrownBy(string::direct);
			JdbcTarget target = JdbcTarget.of(string, TargetOptions.NONE);
			if (string.password() != null && string.password().contains(SECRET) && !isElsewhere(string)) {
				assertThat(string.toString() + target + target.url() + target.warnings()).doesNotContain(SECRET);
			}
		}
		catch (InvalidConnectionStringException ex) {
			assertThat(ex.toString() + ex.getPart()).as(text).doesNotContain(SECRET);
		}
	}

	private static boolean isElsewhere(ConnectionString string) {
		return (string.hosts() + string.database() + string.parameters().keySet()).toLowerCase(Locale.ROOT)
			.contains(SECRET.toLowerCase(Locale.ROOT));
	}

}
