package io.github.neonspring.boot.connection.driver;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.neonspring.boot.connection.string.ConnectionString;
import io.github.neonspring.boot.connection.string.Form;
import io.github.neonspring.boot.connection.string.HostAndPort;

/**
 * Decides how a connection is encrypted. A Neon host gets everything that Neon offers;
 * any other host that a libpq URL names gets at least encryption; a JDBC URL keeps what
 * it says.
 */
final class TlsPolicy {

	private static final Set<String> OPTIONAL = Set.of("allow", "prefer");

	private static final Set<String> OWN_WORDS = Set.of("ssl", "sslmode", "sslfactory");

	private static final Set<String> CLIENT_CERTIFICATE = Set.of("sslcert", "sslkey", "sslpassword");

	private final ConnectionString string;

	private final Map<String, String> values;

	private final List<String> warnings;

	TlsPolicy(ConnectionString string, Map<String, String> values, List<String> warnings) {
		this.string = string;
		this.values = values;
		this.warnings = warnings;
	}

	void apply() {
		boolean neon = this.string.hosts().stream().anyMatch(HostAndPort::isNeon) && !isSimulatorWithoutTls();
		boolean libpq = this.string.form() == Form.LIBPQ;
		if (neon && (libpq || OWN_WORDS.stream().noneMatch(this.values::containsKey))) {
			applyToNeon();
		}
		else if (!libpq) {
			warnIfWeak(neon);
		}
		else if (!this.string.hosts().stream().allMatch(HostAndPort::isLoopback)) {
			requireEncryption();
		}
		useSystemTrust();
	}

	private boolean isSimulatorWithoutTls() {
		return "disable".equals(this.values.get("sslmode"))
				&& this.string.hosts().stream().allMatch(HostAndPort::isLoopback);
	}

	private void applyToNeon() {
		this.values.put("sslmode", "verify-full");
		this.values.putIfAbsent("sslfactory", EndpointSslFactory.class.getName());
		if ("disable".equals(this.values.get("channelBinding"))) {
			this.warnings.add("channel_binding=disable in the connection string: the server's identity rests on its "
					+ "certificate alone; leave the parameter out");
		}
		else {
			this.values.put("channelBinding", "require");
		}
		if (this.string.hosts().stream().allMatch(HostAndPort::isNeon)) {
			this.values.putIfAbsent("sslNegotiation", "direct");
		}
		if (CLIENT_CERTIFICATE.stream().anyMatch(this.values::containsKey)) {
			this.warnings.add("Neon takes no client certificates: sslcert, sslkey and sslpassword have no effect");
		}
	}

	private void requireEncryption() {
		String mode = this.values.get("sslmode");
		if ("disable".equals(mode)) {
			this.warnings.add("sslmode=disable in the connection string: passwords are hashed, but the data of "
					+ this.string.hosts().get(0)
					+ " crosses the network in the clear; use sslmode=require or stronger");
		}
		else if (mode == null || OPTIONAL.contains(mode)) {
			this.values.put("sslmode", "require");
		}
	}

	private void warnIfWeak(boolean neon) {
		if (this.string.hosts().stream().allMatch(HostAndPort::isLoopback) && !neon) {
			return;
		}
		Set<String> strong = neon ? Set.of("verify-full") : Set.of("require", "verify-ca", "verify-full");
		if (!strong.contains(effectiveMode())) {
			this.warnings.add("The JDBC URL of " + this.string.hosts().get(0) + " asks for sslmode=" + effectiveMode()
					+ "; "
					+ (neon ? "leave sslmode and ssl out, or use Neon's own postgresql:// form, and the starter uses "
							+ "verify-full" : "use sslmode=require or stronger"));
		}
	}

	private String effectiveMode() {
		String mode = this.values.get("sslmode");
		if (mode != null) {
			return mode;
		}
		String ssl = this.values.get("ssl");
		return (ssl != null && (ssl.isEmpty() || ssl.equalsIgnoreCase("true"))) ? "verify-full" : "prefer";
	}

	private void useSystemTrust() {
		if (this.string.trustsSystem()) {
			this.values.remove("sslrootcert");
			this.values.putIfAbsent("sslfactory", EndpointSslFactory.class.getName());
		}
	}

}
