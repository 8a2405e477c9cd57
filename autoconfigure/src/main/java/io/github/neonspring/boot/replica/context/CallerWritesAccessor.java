package io.github.neonspring.boot.replica.context;

import io.micrometer.context.ThreadLocalAccessor;

import io.github.neonspring.boot.replica.CallerWrites;

/**
 * Has a thread to which a context is carried read what the thread that it comes from has
 * written.
 *
 * @since 0.1.0
 */
public final class CallerWritesAccessor implements ThreadLocalAccessor<CallerWrites> {

	@Override
	public Object key() {
		return "neon.replica.caller-writes";
	}

	@Override
	public CallerWrites getValue() {
		// Also of one that has no history: it is to know what its children will write
		return CallerWrites.currentOrNew();
	}

	@Override
	public void setValue(CallerWrites caller) {
		CallerWrites.set(caller);
	}

	@Override
	public void setValue() {
		CallerWrites.set(null);
	}

}
