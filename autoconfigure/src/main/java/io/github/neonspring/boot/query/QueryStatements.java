package io.github.neonspring.boot.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last statements that were found, each once. Forgets the one that was not found
 * again for longest.
 */
final class QueryStatements {

	private static final int KEPT = 50;

	private final Map<String, QueryStatement> statements = new LinkedHashMap<>();

	private long times;

	synchronized void add(String key, QueryStatement found) {
		this.times++;
		QueryStatement before = this.statements.remove(key);
		this.statements.put(key, (before != null) ? before.again(found) : found);
		if (this.statements.size() > KEPT) {
			this.statements.remove(this.statements.keySet().iterator().next());
		}
	}

	synchronized long times() {
		return this.times;
	}

	synchronized List<QueryStatement> mostFirst() {
		List<QueryStatement> all = new ArrayList<>(this.statements.values());
		all.sort(Comparator.comparingLong(QueryStatement::most).reversed());
		return all;
	}

}
