package io.github.neonspring.boot.command;

import org.springframework.context.LifecycleProcessor;

/**
 * Starts nothing: no scheduler, consumer or server of the application runs beside a
 * command.
 */
final class NoLifecycle implements LifecycleProcessor {

	@Override
	public void onRefresh() {
	}

	@Override
	public void onClose() {
	}

	@Override
	public void start() {
	}

	@Override
	public void stop() {
	}

	@Override
	public boolean isRunning() {
		return false;
	}

}
