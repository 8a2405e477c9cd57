package io.github.neonspring.boot.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.ApplicationPidFileWriter;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.context.event.GenericApplicationListenerAdapter;
import org.springframework.core.ResolvableType;

/**
 * Listener of the application's own that hears of its environment and of nothing after
 * that: it may add to the configuration that a command works with.
 */
final class PreparingListener implements GenericApplicationListener {

	private final GenericApplicationListener listener;

	private PreparingListener(ApplicationListener<?> listener) {
		this.listener = new GenericApplicationListenerAdapter(listener);
	}

	/**
	 * Return the listeners that a command leaves of an application's. It has no file for
	 * its process id, which would take the place of a running application's.
	 * @param listeners the listeners of the application
	 * @return those of Spring, and those of others as far as they prepare
	 */
	static List<ApplicationListener<?>> of(Collection<? extends ApplicationListener<?>> listeners) {
		List<ApplicationListener<?>> left = new ArrayList<>();
		listeners.stream()
			.filter((listener) -> !(listener instanceof ApplicationPidFileWriter))
			.forEach((listener) -> left.add(of(listener)));
		return left;
	}

	private static ApplicationListener<?> of(ApplicationListener<?> listener) {
		return listener.getClass().getName().startsWith("org.springframework.") ? listener
				: new PreparingListener(listener);
	}

	@Override
	public boolean supportsEventType(ResolvableType eventType) {
		return isPreparing(eventType.toClass()) && this.listener.supportsEventType(eventType);
	}

	private static boolean isPreparing(Class<?> type) {
		return type == ApplicationStartingEvent.class || type == ApplicationEnvironmentPreparedEvent.class;
	}

	@Override
	public boolean supportsSourceType(@Nullable Class<?> sourceType) {
		return this.listener.supportsSourceType(sourceType);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		this.listener.onApplicationEvent(event);
	}

	@Override
	public int getOrder() {
		return this.listener.getOrder();
	}

}
