package io.github.neonspring.boot.compute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who used the database, the latest last. Forgets whoever has not used it for longest.
 */
final class UseHistory {

	private static final int USERS = 20;

	private final Map<String, Use> uses = new LinkedHashMap<>();

	synchronized void add(Caller caller, long now) {
		Use before = this.uses.remove(caller.what());
		long times = (before != null) ? before.times() + 1 : 1;
		this.uses.put(caller.what(), new Use(caller.what(), times, Instant.ofEpochMilli(now)));
		if (this.uses.size() > USERS) {
			this.uses.remove(this.uses.keySet().iterator().next());
		}
	}

	synchronized List<Use> latestFirst() {
		List<Use> latestFirst = new ArrayList<>(this.uses.values());
		Collections.reverse(latestFirst);
		return latestFirst;
	}

}
