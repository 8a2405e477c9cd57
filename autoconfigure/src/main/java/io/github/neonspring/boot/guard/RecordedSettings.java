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

	static boolean isSetting(Guard.Call call) {
		return NAMES.contains(call.name());
	}

	void record(Guard.Call call) {
		boolean named = call.name().equals("setClientInfo") && call.count() == 2;
		this.latest.put(named ? call.name() + "." + call.argument(0) : call.name(), call);
	}

	boolean isReadOnly() {
		Guard.Call call = this.latest.get("setReadOnly");
		return call != null && Boolean.TRUE.equals(call.argument(0));
	}

	boolean isAutoCommit() {
		Guard.Call call = this.latest.get("setAutoCommit");
		return call == null || Boolean.TRUE.equals(call.argument(0));
	}

	void applyTo(Connection physical) throws Throwable {
		for (Guard.Call call : this.latest.values()) {
			call.on(physical);
		}
	}

}
