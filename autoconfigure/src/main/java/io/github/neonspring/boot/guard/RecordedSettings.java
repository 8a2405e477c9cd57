package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a connection was set, so that another one can be set alike.
 */
final class RecordedSettings {

	private static final Set<String> NAMES = Set.of("setAutoCommit", "setReadOnly", "setTransactionIsolation",
			"setCatalog", "setSchema", "setHoldability", "setNetworkTimeout", "setClientInfo", "setTypeMap");

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

	void applyTo(Connection physical) throws Throwable {
		for (Guard.Call call : this.latest.values()) {
			call.on(physical);
		}
	}

}
