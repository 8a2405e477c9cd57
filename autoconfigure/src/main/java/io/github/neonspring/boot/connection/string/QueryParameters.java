package io.github.neonspring.boot.connection.string;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The parameters behind the question mark, under pgjdbc's names.
 */
final class QueryParameters {

	private static final Set<String> PLUGINS = Set.of("socketFactory", "sslfactory", "authenticationPluginClassName",
			"sslhostnameverifier", "sslpasswordcallback");

	private final Form form;

	private final Map<String, String> values = new LinkedHashMap<>();

	private final Map<String, String> writtenNames = new LinkedHashMap<>();

	private boolean namesMayBeShown;

	QueryParameters(Form form, String query, boolean namesMayBeShown) {
		this.form = form;
		this.namesMayBeShown = namesMayBeShown;
		boolean plugin = PLUGINS.stream().anyMatch((name) -> ("&" + query).contains("&" + name + "="));
		for (String parameter : query.split("&")) {
			if (!parameter.isEmpty()) {
				add(parameter, plugin && form == Form.JDBC);
			}
		}
	}

	private void add(String parameter, boolean unknownAllowed) {
		PercentEncoding encoding = (this.form == Form.JDBC) ? PercentEncoding.JDBC : PercentEncoding.LIBPQ;
		int equals = parameter.indexOf('=');
		String name = (equals == -1) ? parameter : parameter.substring(0, equals);
		String canonical = unknownAllowed ? known(name, name) : known(name, null);
		if (equals == -1 && this.form == Form.LIBPQ) {
			throw new InvalidConnectionStringException(name, "The parameter " + name + " has no value");
		}
		String value = encoding.decode(name, parameter.substring(equals + 1));
		if (equals == -1) {
			value = "";
		}
		put(name, canonical, value);
		this.namesMayBeShown &= !name.equals("password") && !name.equals("sslpassword");
	}

	private String known(String name, @Nullable String otherwise) {
		if (ParameterNames.isNotSupported(name)) {
			throw new InvalidConnectionStringException(name, "The parameter " + name
					+ " is not supported here: pgjdbc has nothing like it, or it would take settings from elsewhere");
		}
		String canonical = ParameterNames.canonical(name);
		if (canonical == null) {
			canonical = otherwise;
		}
		if (canonical == null) {
			throw unknown(name);
		}
		return canonical;
	}

	private InvalidConnectionStringException unknown(String name) {
		if (!this.namesMayBeShown || !name.matches("[A-Za-z][A-Za-z0-9_.-]{0,49}")) {
			return new InvalidConnectionStringException("parameters", "One of the parameters is unknown. It is not "
					+ "shown because it may be a piece of a password: write & as %26, ? as %3F, # as %23 and @ as %40 there");
		}
		String nearest = ParameterNames.nearest(name);
		return new InvalidConnectionStringException(name,
				"The parameter " + name + " is unknown" + ((nearest != null) ? "; did you mean " + nearest + "?" : ""));
	}

	private void put(String name, String canonical, String value) {
		String translated = ParameterValues.translate(name, canonical, value);
		if (translated == null) {
			return;
		}
		String present = this.values.putIfAbsent(canonical, translated);
		String presentName = this.writtenNames.putIfAbsent(canonical, name);
		if (present != null && !present.equals(translated)) {
			throw new InvalidConnectionStringException(name, name.equals(presentName)
					? "The parameter " + name + " is there twice, with different values"
					: "The parameters " + presentName + " and " + name + " mean the same but have different values");
		}
	}

	@Nullable String remove(String name) {
		return this.values.remove(name);
	}

	Map<String, String> values() {
		return this.values;
	}

}
