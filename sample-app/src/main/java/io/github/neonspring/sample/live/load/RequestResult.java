package io.github.neonspring.sample.live.load;

import org.jspecify.annotations.Nullable;

/**
 * How a request went.
 *
 * @param time when it was sent, in milliseconds since 1970
 * @param settings which settings it was sent through
 * @param kind what it does
 * @param millis how long it took, in milliseconds
 * @param roundTrips how many answers of the database it cost, also those that nobody
 * waited for; {@code null} where others were under way at the same time
 * @param outcome what the caller was told
 * @param error why it failed; {@code null} if it did not
 */
public record RequestResult(long time, Settings settings, Kind kind, double millis, @Nullable Long roundTrips,
		Outcome outcome, @Nullable String error) {

}
