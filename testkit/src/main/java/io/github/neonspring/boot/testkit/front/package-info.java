/**
 * Neon's wire contract in front of a PostgreSQL: TLS, routing, authentication, the held
 * connect, faults and counters. Internal to the testkit; its public types serve the
 * simulator and are no API.
 */
@NullMarked
package io.github.neonspring.boot.testkit.front;

import org.jspecify.annotations.NullMarked;
