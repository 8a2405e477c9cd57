package io.github.neonspring.boot.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What the pool is to be like: the preset, and over it whatever
 * {@code spring.datasource.hikari.*} says, key by key.
 *
 * @since 0.1.0
 */
public final class PoolSettings {

	private static final String HIKARI = "spring.datasource.hikari";

	/** HikariCP looks for idle connections each 30 s. */
	private static final Duration HOUSEKEEPING = Duration.ofSeconds(45);

	/** HikariCP warns of a shorter one and takes its default instead. */
	private static final Duration SHORTEST_IDLE = Duration.ofSeconds(10);

	private final Environment environment;

	private final Binder binder;

	private final PoolPreset preset;

	private final Duration checkAfter;

	private final @Nullable String poolName;

	PoolSettings(Environment environment, PoolPreset preset, Duration checkAfter) {
		this(environment, preset, checkAfter, null);
	}

	private PoolSettings(Environment environment, PoolPreset preset, Duration checkAfter, @Nullable String poolName) {
		this.environment = environment;
		this.binder = Binder.get(environment);
		this.preset = preset;
		this.checkAfter = checkAfter;
		this.poolName = poolName;
	}

	/**
	 * Decide from the properties and the active profiles.
	 * @param properties the properties of the pool
	 * @param environment the environment
	 * @return the settings
	 */
	public static PoolSettings of(NeonPoolProperties properties, Environment environment) {
		PoolPreset preset = properties.getPreset();
		return new PoolSettings(environment,
				(preset != null) ? preset : PoolPreset.forProfiles(environment.getActiveProfiles()),
				properties.getCheckAfter());
	}

	/**
	 * Return the same settings for a pool beside the application's own.
	 * @param poolName the name of that pool
	 * @return the settings
	 */
	PoolSettings named(String poolName) {
		return new PoolSettings(this.environment, this.preset, this.checkAfter, poolName);
	}

	/**
	 * Return the preset in use.
	 * @return the preset
	 */
	public PoolPreset preset() {
		return this.preset;
	}

	/**
	 * Return how long a connection may idle before the server is asked whether it is
	 * still there.
	 * @return the time
	 */
	public Duration checkAfter() {
		return this.checkAfter;
	}

	/**
	 * Return a new HikariCP configuration without a data source.
	 * @param awake whether the compute is to be kept awake from the start
	 * @return the configuration, complete but for where connections come from
	 */
	HikariConfig hikari(boolean awake) {
		HikariConfig config = new HikariConfig();
		applyPreset(config);
		config.setExceptionOverride(new EvictionRule());
		config.setMinimumIdle(awake ? kept() : 0);
		this.binder.bind(HIKARI, Bindable.ofInstance(config));
		applyPoolName(config);
		applyFailFast(config);
		return config;
	}

	/**
	 * Return how many connections to keep open while the compute is kept awake.
	 * @return the preset's number, if the application allows as many
	 */
	int kept() {
		return Math.min(this.preset.kept(), get("maximum-pool-size", Integer.class).orElse(this.preset.maximum()));
	}

	private void applyPreset(HikariConfig config) {
		config.setMaximumPoolSize(this.preset.maximum());
		config.setIdleTimeout(this.preset.idleTimeout().toMillis());
		// The kernel's TCP keepalive holds the network path open; a statement would keep
		// the compute awake
		config.setKeepaliveTime(0);
	}

	private void applyPoolName(HikariConfig config) {
		if (this.poolName != null) {
			config.setPoolName(this.poolName);
			return;
		}
		String name = this.environment.getProperty("spring.datasource.name");
		if (config.getPoolName() == null && StringUtils.hasText(name)) {
			config.setPoolName(name);
		}
	}

	private void applyFailFast(HikariConfig config) {
		// The first caller would wait for the database while it holds the lock that all
		// others need; ours looks at how connects end while it waits in the pool
		if (!get("initialization-fail-timeout", String.class).isBound()) {
			config.setInitializationFailTimeout(-1);
		}
	}

	/**
	 * Whether a connection that is lent commits each statement by itself.
	 * @return {@code true} unless {@code spring.datasource.hikari.auto-commit} says
	 * otherwise
	 */
	public boolean isAutoCommit() {
		return this.preset == PoolPreset.NONE || get("auto-commit", Boolean.class).orElse(true);
	}

	/**
	 * Return the driver's properties in
	 * {@code spring.datasource.hikari.data-source-properties}.
	 * @return the properties, under the driver's names
	 */
	public Properties driverProperties() {
		return get("data-source-properties", Properties.class).orElseGet(Properties::new);
	}

	void keepConnections(HikariConfigMXBean config) {
		change(config, kept(), this.preset.idleTimeout());
	}

	void letConnectionsGo(HikariConfigMXBean config, Duration after) {
		Duration before = after.minus(HOUSEKEEPING);
		Duration idleTimeout = (before.compareTo(SHORTEST_IDLE) > 0) ? before : SHORTEST_IDLE;
		Duration longest = this.preset.idleTimeout();
		change(config, 0, (idleTimeout.compareTo(longest) < 0) ? idleTimeout : longest);
	}

	private void change(HikariConfigMXBean config, int minimumIdle, Duration idleTimeout) {
		if (!setsMinimumIdle()) {
			config.setMinimumIdle(minimumIdle);
		}
		if (!get("idle-timeout", String.class).isBound()) {
			config.setIdleTimeout(idleTimeout.toMillis());
		}
	}

	private boolean setsMinimumIdle() {
		return get("minimum-idle", String.class).isBound();
	}

	private <T> BindResult<T> get(String key, Class<T> type) {
		return this.binder.bind(HIKARI + "." + key, type);
	}

	/**
	 * Name the application's own pool settings that keep the compute awake or wake it
	 * although nobody uses the database.
	 * @param config the pool's configuration
	 * @return a sentence for each
	 */
	List<String> wakefulKeys(HikariConfig config) {
		List<String> found = new ArrayList<>();
		if (config.getKeepaliveTime() > 0) {
			found.add(HIKARI + ".keepalive-time=" + config.getKeepaliveTime()
					+ " asks the database something on each idle connection, so the compute never sleeps; remove it,"
					+ " or set neon.keepalive.mode=always if that is wanted");
		}
		if (setsMinimumIdle() && config.getMinimumIdle() > 0) {
			found.add(HIKARI + ".minimum-idle=" + config.getMinimumIdle()
					+ " opens a new connection whenever an idle one has reached its max-lifetime, which wakes the"
					+ " compute; set it to 0, or choose a neon.pool.preset instead");
		}
		return found;
	}

	/**
	 * Name the trap of virtual threads on a HikariCP before 7.1.0, where they can occupy
	 * all carrier threads while they wait for a connection.
	 * @return a sentence, or empty where there is no trap
	 * @see <a href="https://github.com/brettwooldridge/HikariCP/issues/2398">HikariCP
	 * issue 2398</a>
	 */
	public Optional<String> virtualThreadWarning() {
		boolean trap = Threading.VIRTUAL.isActive(this.environment) && this.preset != PoolPreset.NONE
				&& HikariVersion.current().isBefore("7.1.0");
		return trap ? Optional.of("HikariCP " + HikariVersion.current() + " can stall virtual threads that wait for a"
				+ " connection; set the Maven property hikaricp.version to 7.1.0 or newer") : Optional.empty();
	}

}
