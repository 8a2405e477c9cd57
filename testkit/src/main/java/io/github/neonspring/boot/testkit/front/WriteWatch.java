package io.github.neonspring.boot.testkit.front;

import java.util.Set;

/**
 * The watch on a server's messages that knows whether the open transaction has changed a
 * row, as far as its statements have been answered.
 */
final class WriteWatch {

	private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

	private volatile boolean written;

	void answered(MessageReader message) {
		if (message.type() == 'C') {
			String[] tag = message.bodyString(0).split(" ");
			if (WRITES.contains(tag[0]) && !"0".equals(tag[tag.length - 1])) {
				this.written = true;
			}
		}
		else if (message.type() == 'Z' && message.bodyByte(0) == 'I') {
			this.written = false;
		}
	}

	boolean written() {
		return this.written;
	}

}
