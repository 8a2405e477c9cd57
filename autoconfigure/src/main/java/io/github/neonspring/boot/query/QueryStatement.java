package io.github.neonspring.boot.query;

import java.time.Instant;

/**
 * A statement that was slow, or repeated within a transaction.
 *
 * @param sql the text without values, shortened
 * @param times how often it was slow, or in how many transactions it was repeated
 * @param most the longest time in milliseconds, or the most executions in a transaction
 * @param last the same of the last time
 * @param at when that was
 * @param origin where it came from the last time
 * @since 0.1.0
 */
public record QueryStatement(String sql, long times, long most, long last, Instant at, Origin origin) {

	QueryStatement again(QueryStatement next) {
		return new QueryStatement(this.sql, this.times + next.times, Math.max(this.most, next.most), next.last, next.at,
				next.origin);
	}

}
