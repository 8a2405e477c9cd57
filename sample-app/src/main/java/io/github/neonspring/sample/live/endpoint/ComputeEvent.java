package io.github.neonspring.sample.live.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * A change of the compute.
 *
 * @param time when, in milliseconds since 1970
 * @param state what it is from then on: {@code asleep}, {@code waking}, {@code awake},
 * {@code away} or {@code unknown}
 * @param cause what woke it or ended it
 * @param millis how long the state before lasted; {@code null} at first
 */
public record ComputeEvent(long time, String state, String cause, @Nullable Long millis) {

}
