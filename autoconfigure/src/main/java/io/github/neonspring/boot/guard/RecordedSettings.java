package io.github.neonspring.boot.guard;

import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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

	/**
	 * Set another connection alike. Autocommit comes last: without it some settings begin
	 * a transaction, in which pgjdbc refuses others.
	 * @param physical the connection
	 * @param preparation the statement with which the pool prepares each connection, or
	 * {@code null}
	 * @throws Throwable if the driver fails
	 */
	void applyTo(Connection physical, @Nullable String preparation) throws Throwable {
		for (Guard.Call call : this.latest.values()) {
			if (!call.name().equals("setAutoCommit")) {
				call.on(physical);
			}
		}
		if (preparation != null) {
			try (Statement statement = physical.createStatement()) {
				statement.execute(preparation);
			}
		}
		physical.setAutoCommit(this.autoCommit);
	}

}
