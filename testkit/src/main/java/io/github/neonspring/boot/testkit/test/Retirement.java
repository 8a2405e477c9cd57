package io.github.neonspring.boot.testkit.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.testkit.TestServer;

/**
 * What has to go when the database beneath a running application is replaced: its
 * connections and what it keeps in memory. Only beans that exist already are asked.
 */
final class Retirement {

	private static final Duration PATIENCE = Duration.ofMillis(200);

	private final ConfigurableApplicationContext context;

	private final NeonSimulator endpoint;

	private final TestServer server;

	private final String database;

	private final boolean hikari;

	private final boolean hibernate;

	Retirement(ConfigurableApplicationContext context, NeonSimulator endpoint, TestServer server, String database) {
		this.context = context;
		this.endpoint = endpoint;
		this.server = server;
		this.database = database;
		this.hikari = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", context.getClassLoader());
		this.hibernate = ClassUtils.isPresent("org.hibernate.SessionFactory", context.getClassLoader());
	}

	/**
	 * End all sessions: gently those that are idle in a pool.
	 * @return whether some had to be cut, which a pool may not know yet
	 */
	boolean endSessions() {
		evict();
		return this.server.endSessions(this.database, this.hikari ? PATIENCE : Duration.ZERO) > 0;
	}

	void evict() {
		if (this.hikari) {
			existing(DataSource.class).values().forEach(HikariConnections::evict);
		}
	}

	/**
	 * Refuse an application that has a data source that leads to another PostgreSQL,
	 * which it did not learn of from its properties.
	 */
	void refuseOtherDatabases() {
		OtherDatabases others = new OtherDatabases(this.endpoint);
		existing(DataSource.class).forEach(others::refuse);
	}

	void announce() {
		existing(CacheManager.class).values().forEach(Retirement::clear);
		if (this.hibernate) {
			existing(org.hibernate.SessionFactory.class).values()
				.forEach((factory) -> factory.getCache().evictAllRegions());
		}
		this.context.getBeanProvider(TestDatabase.class)
			.ifAvailable((renewed) -> this.context.publishEvent(new TestDatabaseRenewedEvent(renewed)));
	}

	private static void clear(CacheManager caches) {
		List<String> names = new ArrayList<>(caches.getCacheNames());
		names.forEach((name) -> {
			var cache = caches.getCache(name);
			if (cache != null) {
				cache.clear();
			}
		});
	}

	private <T> Map<String, T> existing(Class<T> type) {
		ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForType(type, true, false)) {
			if (beanFactory.containsSingleton(name) && beanFactory.getSingleton(name) != null) {
				beans.put(name, beanFactory.getBean(name, type));
			}
		}
		return beans;
	}

}
