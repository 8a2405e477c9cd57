package io.github.neonspring.boot.connection.string;

import java.util.Map;
import java.util.Set;

/**
 * What libpq means by {@code ssl=true} and {@code sslrootcert=system}, which pgjdbc reads
 * in another way or not at all.
 */
final class LibpqTls {

	/**
	 * The value of {@code sslrootcert} that stands for the trust store of the system,
	 * here the JVM's.
	 */
	static final String SYSTEM = "system";

	private LibpqTls() {
	}

	static void normalize(Form form, Map<String, String> parameters) {
		if (form == Form.LIBPQ) {
			normalizeSsl(parameters);
			normalizeRootCertificate(parameters);
		}
	}

	private static void normalizeSsl(Map<String, String> parameters) {
		String ssl = parameters.remove("ssl");
		if (ssl == null) {
			return;
		}
		boolean off = Set.of("false", "0", "off").contains(ssl);
		String mode = parameters.get("sslmode");
		boolean modeOff = mode != null && Set.of("disable", "allow", "prefer").contains(mode);
		if (mode != null && off != modeOff) {
			throw new InvalidConnectionStringException("ssl", "The parameters ssl and sslmode contradict each other");
		}
		parameters.putIfAbsent("sslmode", off ? "disable" : "require");
	}

	private static void normalizeRootCertificate(Map<String, String> parameters) {
		if (!SYSTEM.equals(parameters.get("sslrootcert"))) {
			return;
		}
		String mode = parameters.putIfAbsent("sslmode", "verify-full");
		if (mode != null && !mode.equals("verify-full")) {
			throw new InvalidConnectionStringException("sslrootcert",
					"sslrootcert=system contradicts sslmode=" + mode + ": it needs sslmode=verify-full");
		}
	}

}
