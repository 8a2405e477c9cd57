package io.github.neonspring.boot.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The connection pool.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("neon.pool")
public class NeonPoolProperties {

	/**
	 * Size of the pool. When not set, an active Spring profile named prod, production,
	 * test or serverless decides, otherwise development. Every spring.datasource.hikari
	 * property wins over the preset.
	 */
	private @Nullable PoolPreset preset;

	/**
	 * Whether to open the connections that the pool keeps right after start, in the
	 * background, rather than with the first request.
	 */
	private boolean warmUp = true;

	/**
	 * How long a connection may idle before the server is asked whether it is still
	 * there. A connection that the server has closed is noticed without asking.
	 */
	private Duration checkAfter = Duration.ofSeconds(30);

	/**
	 * How many instances of the application share the database at most. When not set,
	 * those that are connected are counted.
	 */
	private @Nullable Integer instances;

	/**
	 * What to do where all instances together may open more connections than 80 % of what
	 * the server or its pooler allows.
	 */
	private BudgetMode budget = BudgetMode.WARN;

	/**
	 * How long after the start to look at the budget, so that instances that start
	 * together are counted.
	 */
	private Duration budgetDelay = Duration.ofSeconds(10);

	/**
	 * How many clients the pooler accepts. Only needed where the pooler is not Neon's,
	 * which accepts 10,000.
	 */
	private @Nullable Integer clientLimit;

	public @Nullable PoolPreset getPreset() {
		return this.preset;
	}

	public void setPreset(@Nullable PoolPreset preset) {
		this.preset = preset;
	}

	public boolean isWarmUp() {
		return this.warmUp;
	}

	public void setWarmUp(boolean warmUp) {
		this.warmUp = warmUp;
	}

	public Duration getCheckAfter() {
		return this.checkAfter;
	}

	public void setCheckAfter(Duration checkAfter) {
		this.checkAfter = checkAfter;
	}

	public @Nullable Integer getInstances() {
		return this.instances;
	}

	public void setInstances(@Nullable Integer instances) {
		this.instances = instances;
	}

	public BudgetMode getBudget() {
		return this.budget;
	}

	public void setBudget(BudgetMode budget) {
		this.budget = budget;
	}

	public Duration getBudgetDelay() {
		return this.budgetDelay;
	}

	public void setBudgetDelay(Duration budgetDelay) {
		this.budgetDelay = budgetDelay;
	}

	public @Nullable Integer getClientLimit() {
		return this.clientLimit;
	}

	public void setClientLimit(@Nullable Integer clientLimit) {
		this.clientLimit = clientLimit;
	}

}
