package io.github.neonspring.boot.connection.string;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Takes a connection string apart. No message may hold a piece of the string, since a
 * password with an unencoded character can end up in any part.
 */
final class ConnectionStringParser {

	private final Form form;

	private final String authority;

	private final String path;

	private final QueryParameters parameters;

	ConnectionStringParser(String url) {
		this.form = Scheme.formOf(url);
		String rest = Scheme.withoutScheme(url);
		checkCharacters(rest);
		int question = rest.indexOf('?');
		String query = (question != -1) ? rest.substring(question + 1) : "";
		String base = (question != -1) ? rest.substring(0, question) : rest;
		int slash = base.indexOf('/');
		this.authority = (slash != -1) ? base.substring(0, slash) : base;
		this.path = (slash != -1) ? base.substring(slash + 1) : "";
		checkReservedCharacters(query);
		this.parameters = new QueryParameters(this.form, query, namesMayBeShown(query));
	}

	// With an unencoded character in the password, what looks like a parameter may be a
	// piece of it
	private boolean namesMayBeShown(String query) {
		String hosts = this.authority.substring(this.authority.lastIndexOf('@') + 1);
		boolean hostsLookRight = hosts.matches("[A-Za-z0-9._,%\\[\\]:-]*")
				&& !hosts.matches(".*:[^:\\]]*[^0-9\\]:,].*");
		return hostsLookRight && !(this.authority + this.path).contains("password=") && !query.matches(".*[@?].*");
	}

	private void checkCharacters(String rest) {
		int question = rest.indexOf('?');
		int space = rest.indexOf(' ');
		boolean allowed = this.form == Form.JDBC && question != -1 && space > question;
		if (rest.chars().anyMatch(Character::isISOControl) || (space != -1 && !allowed)) {
			throw new InvalidConnectionStringException("url",
					"The connection string contains white space or a control " + "character; write a space as %20");
		}
		int hash = rest.indexOf('#');
		if (hash != -1 && (this.form == Form.LIBPQ || hash < rest.lastIndexOf('@'))) {
			boolean inside = hash < rest.lastIndexOf('@');
			throw new InvalidConnectionStringException(inside ? "password" : "fragment",
					"The connection string contains a # that is not percent-encoded; write it as %23");
		}
	}

	private void checkReservedCharacters(String query) {
		boolean misplaced = this.path.contains("@") || (!this.authority.contains("@") && query.contains("@")
				&& this.authority.matches(".*:(?!\\d{1,5}$)[^\\]]*"));
		if (misplaced) {
			throw new InvalidConnectionStringException("password",
					"There is an @ behind the host. If it belongs to the "
							+ "password, or the password contains / ? or #, percent-encode them: @ is %40, / is %2F, ? is %3F, "
							+ "# is %23");
		}
		if (this.path.contains("/")) {
			throw new InvalidConnectionStringException("database",
					"The name of the database contains a slash; write it as %2F if it is meant");
		}
	}

	ConnectionString parse() {
		int at = this.authority.lastIndexOf('@');
		String userInfo = (at != -1) ? this.authority.substring(0, at) : "";
		int colon = userInfo.indexOf(':');
		String user = one("user", (colon != -1) ? userInfo.substring(0, colon) : userInfo, ParameterNames.USER);
		String password = one("password", (colon != -1) ? userInfo.substring(colon + 1) : "", ParameterNames.PASSWORD);
		List<HostAndPort> hosts = new HostList(this.form, this.authority.substring(at + 1),
				this.parameters.remove(ParameterNames.HOST), this.parameters.remove(ParameterNames.PORT))
			.parse();
		String database = database(user, hosts);
		Map<String, String> values = this.parameters.values();
		LibpqTls.normalize(this.form, values);
		Contradictions.check(this.form, hosts, values);
		return new ConnectionString(this.form, hosts, database, user, password, withoutEndpoint(hosts, values));
	}

	private @Nullable String one(String part, String encoded, String parameter) {
		Placeholders.check(part, encoded);
		String value = PercentEncoding.LIBPQ.decode(part, encoded);
		String other = this.parameters.remove(parameter);
		if (StringUtils.hasLength(other)) {
			Placeholders.check(part, other);
		}
		if (StringUtils.hasLength(value) && StringUtils.hasLength(other) && !value.equals(other)) {
			throw new InvalidConnectionStringException(part,
					"The " + part + " before the host and the one among the parameters differ");
		}
		String result = value.isEmpty() ? other : value;
		return StringUtils.hasLength(result) ? result : null;
	}

	private String database(@Nullable String user, List<HostAndPort> hosts) {
		String database = one("database", this.path, ParameterNames.DATABASE);
		if (database != null) {
			return database;
		}
		boolean neon = hosts.stream().anyMatch((host) -> NeonHost.of(host.host()) != null);
		if (user == null || neon) {
			throw new InvalidConnectionStringException("database",
					"The connection string names no database; write it behind the host, as in …/neondb");
		}
		return user;
	}

	private Map<String, String> withoutEndpoint(List<HostAndPort> hosts, Map<String, String> values) {
		String options = values.get("options");
		if (options != null && hosts.stream().allMatch((host) -> NeonHost.of(host.host()) != null)) {
			StartupOptions remaining = StartupOptions.of(options).withoutEndpoint();
			if (remaining.words().isEmpty()) {
				values.remove("options");
			}
			else {
				values.put("options", remaining.toString());
			}
		}
		Set.of(ParameterNames.HOST, ParameterNames.PORT).forEach(values::remove);
		return values;
	}

}
