package io.github.neonspring.boot.budget;

import org.jspecify.annotations.Nullable;

/**
 * How many connections all instances may open together, and how many there can be.
 *
 * @param instances how many instances there are
 * @param counted whether the server counted them, rather than {@code neon.pool.instances}
 * @param poolSize how many connections each may open; zero without a pool, which has no
 * limit
 * @param allowed how many there can be; {@code null} if nobody knows, as behind a pooler
 * other than Neon's without {@code neon.pool.client-limit}
 * @param limit what allows no more, in words
 * @param concurrency how many transactions Neon's pooler runs at once for one role in one
 * database; {@code null} where another or no pooler is in between
 * @param pooled whether a pooler is in between
 * @param endpoint where the connections lead, without secrets
 * @since 0.1.0
 */
public record BudgetReport(int instances, boolean counted, int poolSize, @Nullable Integer allowed, String limit,
		@Nullable Integer concurrency, boolean pooled, String endpoint) {

	/**
	 * The part of what is allowed that the pools may take, in percent: {@value}. The rest
	 * is for migrations, lookups of commits, a rolling deployment's surplus instances and
	 * people.
	 */
	public static final int PERCENT = 80;

	/**
	 * Return how many connections all pools may open together.
	 * @return instances times the maximum pool size
	 */
	public long needed() {
		return (long) this.instances * this.poolSize;
	}

	/**
	 * Return how many connections the pools should have at most.
	 * @return 80 % of what is allowed, or {@code null} if nobody knows
	 */
	public @Nullable Integer budget() {
		return (this.allowed != null) ? Math.toIntExact((long) this.allowed * PERCENT / 100) : null;
	}

	/**
	 * Whether the pools may open too many.
	 * @return {@code false} also if nobody knows
	 */
	public boolean isExceeded() {
		Integer budget = budget();
		return budget != null && needed() > budget;
	}

	/**
	 * Return the numbers.
	 * @return one sentence
	 */
	public String description() {
		return "%d %s (%s) with a maximum pool size of %d may open %d connections to %s; %s%s".formatted(this.instances,
				(this.instances == 1) ? "instance" : "instances",
				this.counted ? "counted by application_name" : "neon.pool.instances", this.poolSize, needed(),
				this.endpoint, this.limit, behind());
	}

	private String behind() {
		String budget = (this.allowed != null) ? ", %d %% of that is %d".formatted(PERCENT, budget()) : "";
		return (this.concurrency != null)
				? budget + ". Behind the pooler, %d transactions of one role in one database run at once"
					.formatted(this.concurrency)
				: budget;
	}

	/**
	 * Return what to do where the pools may open too many.
	 * @return one or more sentences
	 */
	public String action() {
		Integer budget = budget();
		int fitting = (budget != null) ? Math.max(1, budget / Math.max(1, this.instances)) : this.poolSize;
		String elsewhere = this.pooled ? "run fewer instances"
				: "use a pooler (Neon's pooled host has -pooler in its name), run fewer instances, or take a larger"
						+ " compute";
		return ("Set spring.datasource.hikari.maximum-pool-size to %d or less, %s. neon.pool.instances tells how many"
				+ " instances there are at most; neon.pool.budget=off turns this check off.")
			.formatted(fitting, elsewhere);
	}

}
