package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a connection was set, so that another one can be set alike.
 */
final class RecordedSettings {

	private static final Set<String> NAMES = Set.of("setAutoCommit", "setReadOnly", "setTransactionIsolation",
			"setCatalog", "setSchema", "setHoldability", "setNetworkTimeout", "setClientInfo", "setTypeMap");

	private static final int MOST_STATEMENTS = 8;

	private final List<String> preparation = new ArrayList<>();

	private final Map<String, Guard.Call> latest = new LinkedHashMap<>();

	// Read by other threads, too
	private volatile boolean autoCommit = true;

	private volatile boolean readOnly;

	static boolean isSetting(Guard.Call call) {
		return NAMES.contains(call.name());
	}

	void record(Guard.Call call) {
		boolean named = call.name().equals("setClientInfo") && call.count() == 2;
		this.latest.put(named ? call.name() + "." + call.first() : call.name(), call);
		if (call.name().equals("setAutoCommit")) {
			this.autoCommit = Boolean.TRUE.equals(call.first());
		}
		if (call.name().equals("setReadOnly")) {
			this.readOnly = Boolean.TRUE.equals(call.first());
		}
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	boolean isAutoCommit() {
		return this.autoCommit;
	}

	/**
	 * Note a statement with which the pool has prepared the connection before it was lent
	 * for the first time.
	 * @param sql the statement
	 */
	void prepared(String sql) {
		if (!sql.isEmpty() && this.preparation.size() < MOST_STATEMENTS) {
			this.preparation.add(sql);
		}
	}

	void applyTo(Connection physical) throws Throwable {
		try (Statement statement = physical.createStatement()) {
			for (String sql : this.preparation) {
				statement.execute(sql);
			}
		}
		for (Guard.Call call : this.latest.values()) {
			call.on(physical);
		}
	}

}
