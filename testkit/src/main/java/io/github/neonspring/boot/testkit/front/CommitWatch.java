package io.github.neonspring.boot.testkit.front;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The watch on a client's messages that knows which of them execute a COMMIT, in the
 * simple and in the extended protocol, also through prepared statements.
 */
final class CommitWatch {

	private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|--[^\\n]*");

	private static final Pattern COMMIT = Pattern.compile(
			"(?is)(?:^|.*;)\\s*(?:commit|end)(?:\\s+(?:work|transaction))?(?:\\s+and\\s+(?:no\\s+)?chain)?[\\s;]*");

	private final Set<String> statements = new HashSet<>();

	private final Set<String> portals = new HashSet<>();

	// Look at a message.
	// Returns whether it executes a COMMIT.
	boolean commits(MessageReader message) {
		String first = message.bodyString(0);
		switch (message.type()) {
			case 'Q' -> {
				return message.wholeIsVisible() && isCommit(first);
			}
			case 'P' -> {
				String sql = message.bodyString(size(first));
				note(this.statements, first, message.wholeIsVisible() && isCommit(sql));
			}
			case 'B' -> note(this.portals, first, this.statements.contains(message.bodyString(size(first))));
			case 'C' ->
				note((message.bodyByte(0) == 'S') ? this.statements : this.portals, message.bodyString(1), false);
			case 'E' -> {
				return this.portals.contains(first);
			}
			default -> {
			}
		}
		return false;
	}

	static boolean isCommit(String sql) {
		return COMMIT.matcher(COMMENT.matcher(sql).replaceAll(" ")).matches();
	}

	private static int size(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length + 1;
	}

	private static void note(Set<String> names, String name, boolean commit) {
		if (commit) {
			names.add(name);
		}
		else {
			names.remove(name);
		}
	}

}
