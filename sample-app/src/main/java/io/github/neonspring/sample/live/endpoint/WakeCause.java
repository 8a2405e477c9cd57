package io.github.neonspring.sample.live.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.beans.factory.ObjectProvider;

import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.Use;

/**
 * Who needs the compute at this moment: what the application has been doing for longest,
 * else who the starter saw last.
 *
 * @param work what the application is doing
 * @param activity what the starter knows
 * @param clock the time
 */
record WakeCause(CurrentWork work, ObjectProvider<ComputeActivity> activity, Clock clock) implements Supplier<String> {

	private static final Duration RECENT = Duration.ofSeconds(5);

	@Override
	public String get() {
		return this.work.oldest().orElseGet(this::lastUser);
	}

	private String lastUser() {
		return this.activity.stream()
			.flatMap((seen) -> seen.uses().stream())
			.filter((use) -> use.last().plus(RECENT).isAfter(this.clock.instant()))
			.findFirst()
			.map(Use::by)
			.map(WakeCause::brief)
			.orElse("a connection opened ahead of its use");
	}

	/**
	 * Shorten the name of a method.
	 * @param name such as {@code com.example.Orders.find}, or words
	 * @return such as {@code Orders.find}, or the words
	 */
	static String brief(String name) {
		return name.contains(" ") ? name : name.replaceFirst("^(?:[^.]+\\.)*([^.]+\\.[^.]+)$", "$1");
	}

}
