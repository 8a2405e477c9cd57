package io.github.neonspring.boot.pool;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * A size of connection pool. Each of its settings gives way to
 * {@code spring.datasource.hikari.*}.
 *
 * @since 0.1.0
 */
public enum PoolPreset {

	/** Ten connections kept, thirty at most. */
	PRODUCTION(10, 30, Duration.ofMinutes(10)),

	/** Five connections kept, fifteen at most. */
	DEVELOPMENT(5, 15, Duration.ofMinutes(10)),

	/** One connection kept, two at most. */
	TEST(1, 2, Duration.ofMinutes(10)),

	/** No connection kept, five at most, closed after a minute without use. */
	SERVERLESS(0, 5, Duration.ofMinutes(1)),

	/** No pool: a connection per use. Neon's pooler does the pooling. */
	NONE(0, 0, Duration.ZERO);

	private static final Map<String, PoolPreset> PROFILES = Map.of("prod", PRODUCTION, "production", PRODUCTION, "test",
			TEST, "serverless", SERVERLESS);

	private final int kept;

	private final int maximum;

	private final Duration idleTimeout;

	PoolPreset(int kept, int maximum, Duration idleTimeout) {
		this.kept = kept;
		this.maximum = maximum;
		this.idleTimeout = idleTimeout;
	}

	int kept() {
		return this.kept;
	}

	int maximum() {
		return this.maximum;
	}

	Duration idleTimeout() {
		return this.idleTimeout;
	}

	/**
	 * Return the preset that the active profiles ask for: the first named {@code prod},
	 * {@code production}, {@code test} or {@code serverless} decides, otherwise it is
	 * {@link #DEVELOPMENT}.
	 * @param activeProfiles the active profiles
	 * @return the preset
	 */
	static PoolPreset forProfiles(String... activeProfiles) {
		return Arrays.stream(activeProfiles)
			.map((profile) -> PROFILES.get(profile.toLowerCase(Locale.ROOT)))
			.filter((preset) -> preset != null)
			.findFirst()
			.orElse(DEVELOPMENT);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
