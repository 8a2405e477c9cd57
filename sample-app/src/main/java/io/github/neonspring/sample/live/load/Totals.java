package io.github.neonspring.sample.live.load;

import org.jspecify.annotations.Nullable;

/**
 * How the requests through one kind of settings went since the application's start.
 *
 * @param ok how many are done
 * @param failed how many failed
 * @param unknown of how many nobody knows
 * @param roundTripsPerRequest how many answers of the database those cost that could be
 * measured, on average; {@code null} before the first
 * @param medianMillis the median time of the last 1,000; {@code null} before the first
 * @param readMillis the median time of the last 1,000 reads that were answered well;
 * {@code null} before the first
 * @param transferMillis the same of transfers
 * @param maxMillis the longest time; {@code null} before the first
 */
public record Totals(long ok, long failed, long unknown, @Nullable Double roundTripsPerRequest,
		@Nullable Double medianMillis, @Nullable Double readMillis, @Nullable Double transferMillis,
		@Nullable Double maxMillis) {

}
