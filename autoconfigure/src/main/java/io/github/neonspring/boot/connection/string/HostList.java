package io.github.neonspring.boot.connection.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The hosts of a connection string: before the slash, or as the parameters {@code host}
 * and {@code port}, as libpq allows.
 */
final class HostList {

	private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::(.*))?");

	private static final Pattern NAME = Pattern.compile("[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?");

	private static final Pattern IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f:.]*(?:%[a-z0-9_.-]{1,32})?");

	private final Form form;

	private final String authority;

	private final @Nullable String hosts;

	private final @Nullable String ports;

	HostList(Form form, String authority, @Nullable String hosts, @Nullable String ports) {
		this.form = form;
		this.authority = authority;
		this.hosts = hosts;
		this.ports = ports;
	}

	List<HostAndPort> parse() {
		List<HostAndPort> fromParameters = StringUtils.hasLength(this.hosts) ? fromParameters(this.hosts) : List.of();
		if (this.authority.isEmpty() && !fromParameters.isEmpty()) {
			return fromParameters;
		}
		List<HostAndPort> fromAuthority = fromAuthority();
		if (!fromParameters.isEmpty() && !fromAuthority.equals(fromParameters)) {
			throw new InvalidConnectionStringException("host",
					"The host before the slash and the one among the parameters differ");
		}
		return fromAuthority;
	}

	private List<HostAndPort> fromAuthority() {
		if (this.authority.isEmpty() && this.form == Form.JDBC) {
			return List
				.of(new HostAndPort("localhost", (this.ports != null) ? port(this.ports) : HostAndPort.DEFAULT_PORT));
		}
		List<HostAndPort> result = new ArrayList<>();
		for (String address : this.authority.split(",", -1)) {
			result.add(address(address));
		}
		return result;
	}

	private HostAndPort address(String address) {
		Matcher matcher = ADDRESS.matcher(address);
		if (!matcher.matches()) {
			throw new InvalidConnectionStringException("host",
					"The host is malformed; an IPv6 address is written in brackets, as in [::1]");
		}
		if (matcher.group(1).isEmpty() && !this.authority.contains(",")) {
			throw noHost();
		}
		return new HostAndPort(host(matcher.group(1)), port(address, matcher.group(2)));
	}

	private int port(String address, @Nullable String port) {
		if (port == null) {
			return (this.ports != null) ? port(this.ports) : HostAndPort.DEFAULT_PORT;
		}
		if (port.contains(":") && !address.startsWith("[")) {
			throw new InvalidConnectionStringException("host",
					"There is more than one colon in the host; an IPv6 address is written in brackets, as in [::1]");
		}
		int number = port(port);
		if (this.ports != null && number != port(this.ports)) {
			throw new InvalidConnectionStringException("port",
					"The port behind the host and the one among the parameters differ");
		}
		return number;
	}

	private List<HostAndPort> fromParameters(String hosts) {
		String[] names = hosts.split(",", -1);
		String[] numbers = (this.ports != null) ? this.ports.split(",", -1) : new String[] { "" };
		if (numbers.length != 1 && numbers.length != names.length) {
			throw new InvalidConnectionStringException("port", "There must be one port, or as many as there are hosts");
		}
		return IntStream.range(0, names.length)
			.mapToObj((i) -> new HostAndPort(host(names[i]), port(numbers[(numbers.length == 1) ? 0 : i])))
			.toList();
	}

	private String host(String text) {
		Placeholders.check("host", text);
		boolean brackets = text.startsWith("[") && text.endsWith("]");
		String host = PercentEncoding.LIBPQ.decode("host", brackets ? text.substring(1, text.length() - 1) : text)
			.toLowerCase(Locale.ROOT);
		if (host.startsWith("/") || host.startsWith("@")) {
			throw new InvalidConnectionStringException("host",
					"The host is a Unix socket, which Java's driver cannot use; name a host and a port");
		}
		if (host.isEmpty()) {
			throw noHost();
		}
		host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		if (!IPV6.matcher(host).matches() && (brackets || !NAME.matcher(host).matches())) {
			throw new InvalidConnectionStringException("host",
					"The host is neither a name nor an address. If a part of "
							+ "it belongs to the password, percent-encode that part");
		}
		return host;
	}

	private static InvalidConnectionStringException noHost() {
		return new InvalidConnectionStringException("host", "The connection string names no host");
	}

	private static int port(String text) {
		if (text.isEmpty()) {
			return HostAndPort.DEFAULT_PORT;
		}
		int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
		if (port < 1 || port > 65535) {
			throw new InvalidConnectionStringException("port", "The port must be a number between 1 and 65535. If it "
					+ "belongs to the password, percent-encode : / ? # and @ there");
		}
		return port;
	}

}
