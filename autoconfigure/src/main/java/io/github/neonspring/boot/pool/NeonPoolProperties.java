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

}
