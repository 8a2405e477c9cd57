package io.github.neonspring.boot.status;

import java.time.Instant;

/**
 * The process that the application runs in.
 *
 * @param pid the process id
 * @param host the name of the host or container
 * @param instance what this instance of the application is called
 * @param worker what this process of the instance is called
 * @param session the digits in which the starter's own {@code application_name} ends, by
 * which {@code pg_stat_activity} tells this process from others
 * @param startedAt when the process was started
 * @since 0.1.0
 */
public record ProcessStatus(long pid, String host, String instance, String worker, String session, Instant startedAt) {
}
