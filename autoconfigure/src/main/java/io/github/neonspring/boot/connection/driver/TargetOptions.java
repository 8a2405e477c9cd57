package io.github.neonspring.boot.connection.driver;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What the application, rather than the connection string, says about its connections.
 *
 * @param applicationName the name of the application or {@code null}
 * @param instanceId what tells this instance from others of the same application, or
 * {@code null}
 * @param sockets the name under which {@link EndpointSocketFactory} knows the sockets
 * @since 0.1.0
 */
public record TargetOptions(@Nullable String applicationName, @Nullable String instanceId, String sockets) {

	/**
	 * The length of PostgreSQL's {@code application_name}, in bytes: {@value}.
	 */
	private static final int MAXIMUM_NAME_LENGTH = 63;

	/**
	 * Options that name nothing.
	 */
	public static final TargetOptions NONE = new TargetOptions(null, null, "");

	/**
	 * Return the name that the server shows in {@code pg_stat_activity}: application and
	 * instance, in printable ASCII since PostgreSQL replaces all else, at most 63 bytes
	 * of it and the instance whole.
	 * @return the name or {@code null}
	 */
	@Nullable String fullName() {
		String name = printable(this.applicationName);
		String instance = printable(this.instanceId);
		String suffix = name.isEmpty() ? instance : (instance.isEmpty() ? "" : "-" + instance);
		String shortSuffix = shortened(suffix, MAXIMUM_NAME_LENGTH);
		String full = shortened(name, MAXIMUM_NAME_LENGTH - shortSuffix.length()) + shortSuffix;
		return full.isEmpty() ? null : full;
	}

	private static String printable(@Nullable String text) {
		String given = (text != null) ? text : "";
		return new String(given.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
			.replaceAll("[^\\x20-\\x7e]", "?");
	}

	private static String shortened(String text, int length) {
		return text.substring(0, Math.min(text.length(), length));
	}

}
