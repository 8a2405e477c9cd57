package io.github.neonspring.boot.status;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.compute.AwakeTime;
import io.github.neonspring.boot.compute.ComputeActivity;
import io.github.neonspring.boot.compute.ComputeState;
import io.github.neonspring.boot.compute.Evidence;
import io.github.neonspring.boot.compute.Wake;

/**
 * What is known of the compute without asking it.
 *
 * @param state whether it is awake
 * @param evidence what was last seen of it; {@code null} before the first connect
 * @param wakeCount how often this application has woken it
 * @param wakes the last 50 wakes, the latest first
 * @param awakeTime how long it will have been awake and asleep since start
 * @since 0.1.0
 */
public record ComputeStatus(ComputeState state, @Nullable Evidence evidence, long wakeCount, List<Wake> wakes,
		AwakeTime awakeTime) {

	static ComputeStatus of(ComputeActivity activity) {
		return new ComputeStatus(activity.state(), activity.evidence(), activity.wakeCount(), activity.wakes(),
				activity.awakeTime());
	}

}
