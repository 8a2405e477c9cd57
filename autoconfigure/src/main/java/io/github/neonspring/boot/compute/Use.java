package io.github.neonspring.boot.compute;

import java.time.Instant;

/**
 * A user of the database, as counted where a second or more had passed without use.
 *
 * @param by the application's method, or what the starter was about to do
 * @param times how often
 * @param last when last
 * @since 0.1.0
 */
public record Use(String by, long times, Instant last) {
}
