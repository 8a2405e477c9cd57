package io.github.neonspring.boot.testkit.front;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A startup message: protocol version and parameters.
 *
 * @param minorVersion the minor protocol version that the client asks for
 * @param parameters the parameters in the client's order
 */
record StartupPacket(int minorVersion, Map<String, String> parameters) {

	private static final Set<String> FORWARDED = Set.of("user", "database", "application_name", "replication");

	private static final String COMPATIBLE = "neon_proxy_params_compat:true";

	static StartupPacket parse(int minorVersion, byte[] content) {
		Map<String, String> parameters = new LinkedHashMap<>();
		List<String> words = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < content.length; i++) {
			if (content[i] == 0) {
				words.add(new String(content, start, i - start, StandardCharsets.UTF_8));
				start = i + 1;
			}
		}
		for (int i = 0; i + 1 < words.size(); i += 2) {
			parameters.put(words.get(i), words.get(i + 1));
		}
		return new StartupPacket(minorVersion, parameters);
	}

	String user() {
		return this.parameters.getOrDefault("user", "");
	}

	boolean replication() {
		String replication = this.parameters.getOrDefault("replication", "false");
		return !Set.of("false", "off", "no", "0", "").contains(replication.toLowerCase(java.util.Locale.ROOT));
	}

	// Return the endpoint that options name, as libraries without SNI do.
	@Nullable String endpointOption() {
		for (String option : options()) {
			if (option.startsWith("endpoint=") || option.startsWith("project=")) {
				return option.substring(option.indexOf('=') + 1);
			}
		}
		return null;
	}

	private List<String> options() {
		String options = this.parameters.getOrDefault("options", "").trim();
		// A space inside a value is escaped with a backslash
		return options.isEmpty() ? List.of() : List.of(options.split("(?<!\\\\)\\s+"));
	}

	// Return what Neon's proxy hands on to the compute.
	StartupPacket forwarded() {
		List<String> options = options();
		Map<String, String> forwarded = new LinkedHashMap<>();
		this.parameters.forEach((name, value) -> {
			if (FORWARDED.contains(name) || (options.contains(COMPATIBLE) && !"options".equals(name))) {
				forwarded.put(name, value);
			}
		});
		String rest = String.join(" ", options.stream().filter(StartupPacket::meantForPostgres).toList());
		if (!rest.isEmpty()) {
			forwarded.put("options", rest);
		}
		forwarded.put("client_encoding", "UTF8");
		return new StartupPacket(0, forwarded);
	}

	private static boolean meantForPostgres(String option) {
		return !option.startsWith("endpoint=") && !option.startsWith("project=") && !option.startsWith("neon_");
	}

	byte[] bytes() {
		MessageBytes body = new MessageBytes();
		body.integer(3 << 16);
		this.parameters.forEach((name, value) -> body.string(name).string(value));
		byte[] content = body.integer8(0).toByteArray();
		return ByteBuffer.allocate(content.length + 4).putInt(content.length + 4).put(content).array();
	}

}
