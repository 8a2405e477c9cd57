package io.github.neonspring.boot.budget;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The {@code application_name} by which instances are counted. The starter's own ends in
 * a hyphen and eight hexadecimal digits that differ from instance to instance; one that
 * the application has chosen is the same for all of them, and there the addresses of the
 * clients are counted.
 *
 * @param prefix what comes before the eight digits; empty for a name that all share
 * @param shared the name that all share; empty where each has its own
 */
record InstanceName(String prefix, String shared) {

	private static final Pattern OWN = Pattern.compile("(.*-|)[0-9a-f]{8}");

	static InstanceName of(@Nullable String applicationName) {
		String name = (applicationName != null) ? applicationName : "";
		Matcher own = OWN.matcher(name);
		return (own.matches() && !own.group(1).isEmpty()) ? new InstanceName(own.group(1), "")
				: new InstanceName("", name);
	}

}
