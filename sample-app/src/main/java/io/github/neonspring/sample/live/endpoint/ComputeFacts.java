package io.github.neonspring.sample.live.endpoint;

import java.time.Duration;

/**
 * What was counted of a compute since the application's start.
 *
 * @param wakes how often it was woken
 * @param awake how long it was awake
 * @param asleep how long it slept
 * @param sleepsAfter how long after its last activity it falls asleep
 * @param latency the time that is added to each round trip
 */
public record ComputeFacts(long wakes, Duration awake, Duration asleep, Duration sleepsAfter, Duration latency) {

}
