package io.github.neonspring.boot.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

/**
 * The connection strings of a list that was split at each comma, though a comma may also
 * separate hosts or belong to a password.
 */
final class ReplicaUrls {

	private static final Pattern SCHEME = Pattern.compile("(?:[a-z][a-z0-9+.-]*:)+//|jdbc:", Pattern.CASE_INSENSITIVE);

	private ReplicaUrls() {
	}

	/**
	 * Put together what belongs together.
	 * @param pieces what was between the commas
	 * @return the connection strings, each with its scheme
	 */
	static List<String> of(List<String> pieces) {
		List<String> urls = new ArrayList<>();
		for (String piece : pieces) {
			int last = urls.size() - 1;
			if (last < 0 || SCHEME.matcher(piece).lookingAt()) {
				urls.add(piece);
			}
			else {
				urls.set(last, urls.get(last) + "," + piece);
			}
		}
		return urls.stream()
			.map((url) -> StringUtils.trimTrailingCharacter(url, ','))
			.filter(StringUtils::hasText)
			.toList();
	}

}
