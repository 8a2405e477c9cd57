package io.github.neonspring.boot.migration.command;

import java.util.function.LongSupplier;

import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import io.github.neonspring.boot.command.CommandOutput;

/**
 * Tells of each migration while a command applies it.
 */
final class MigrationProgress implements Callback {

	private final CommandOutput output;

	private final LongSupplier nanoTime;

	private long begin;

	MigrationProgress(CommandOutput output, LongSupplier nanoTime) {
		this.output = output;
		this.nanoTime = nanoTime;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		if (event == Event.BEFORE_EACH_MIGRATE) {
			this.begin = this.nanoTime.getAsLong();
			return;
		}
		MigrationInfo migration = context.getMigrationInfo();
		long millis = (this.nanoTime.getAsLong() - this.begin) / 1_000_000;
		this.output.progress("Applied " + migration.getScript() + " in " + millis + " ms");
	}

	@Override
	public String getCallbackName() {
		return "progress of a command";
	}

}
