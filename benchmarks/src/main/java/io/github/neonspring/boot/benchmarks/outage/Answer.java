package io.github.neonspring.boot.benchmarks.outage;

import java.time.Duration;

/**
 * What one request came to.
 *
 * @param askedAt when it was asked, since the outage began
 * @param waited how long it waited
 * @param served whether it was served
 */
record Answer(Duration askedAt, Duration waited, boolean served) {
}
