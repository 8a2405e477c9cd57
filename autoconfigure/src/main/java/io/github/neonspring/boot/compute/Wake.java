package io.github.neonspring.boot.compute;

import java.time.Duration;
import java.time.Instant;

/**
 * A wake of the compute by this application.
 *
 * @param at when somebody needed the compute
 * @param cause who it was: the application's method, such as
 * {@code com.example.Orders.find}, or what the starter was about to do
 * @param thread the name of the thread
 * @param took how long it was until there was a connection
 * @param sign why this counts as a wake
 * @since 0.1.0
 */
public record Wake(Instant at, String cause, String thread, Duration took, WakeSign sign) {
}
