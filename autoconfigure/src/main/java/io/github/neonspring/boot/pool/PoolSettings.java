package io.github.neonspring.boot.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import com.zaxxer.hikari.HikariConfig;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
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

	private final Environment environment;

	private final PoolPreset preset;

	PoolSettings(Environment environment, PoolPreset preset) {
		this.environment = environment;
		this.preset = preset;
	}

	/**
	 * Return the preset in use.
	 * @return the preset
	 */
	public PoolPreset preset() {
		return this.preset;
	}

	/**
	 * Return a new HikariCP configuration without a data source.
	 * @param awake whether the compute is to be kept awake from the start
	 * @return the configuration, complete but for where connections come from
	 */
	HikariConfig hikari(boolean awake) {
		HikariConfig config = new HikariConfig();
		applyPreset(config);
		Binder.get(this.environment).bind(HIKARI, Bindable.ofInstance(config));
		if (!setsMinimumIdle() && !awake) {
			config.setMinimumIdle(0);
		}
		applyPoolName(config);
		applyFailFast(config);
		return config;
	}

	/**
	 * Return the driver's properties in
	 * {@code spring.datasource.hikari.data-source-properties}.
	 * @return the properties, under the driver's names
	 */
	public Properties driverProperties() {
		return Binder.get(this.environment)
			.bind(HIKARI + ".data-source-properties", Properties.class)
			.orElseGet(Properties::new);
	}

	private void applyPreset(HikariConfig config) {
		config.setMaximumPoolSize(this.preset.maximum());
		config.setMinimumIdle(Math.min(this.preset.kept(), maximum()));
		config.setIdleTimeout(this.preset.idleTimeout().toMillis());
		// The kernel's TCP keepalive holds the network path open; a statement would keep
		// the compute awake
		config.setKeepaliveTime(0);
	}

	private int maximum() {
		return this.environment.getProperty(HIKARI + ".maximum-pool-size", Integer.class, this.preset.maximum());
	}

	private void applyPoolName(HikariConfig config) {
		String name = this.environment.getProperty("spring.datasource.name");
		if (config.getPoolName() == null && StringUtils.hasText(name)) {
			config.setPoolName(name);
		}
	}

	private void applyFailFast(HikariConfig config) {
		// With nothing to keep, HikariCP would open a connection only to throw it away
		if (config.getMinimumIdle() == 0 && !sets("initialization-fail-timeout")) {
			config.setInitializationFailTimeout(-1);
		}
	}

	boolean setsMinimumIdle() {
		return sets("minimum-idle");
	}

	private boolean sets(String key) {
		return Binder.get(this.environment).bind(HIKARI + "." + key, String.class).isBound();
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

}
