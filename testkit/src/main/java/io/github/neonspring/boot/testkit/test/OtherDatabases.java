package io.github.neonspring.boot.testkit.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * Refuses data sources of the application that lead to another PostgreSQL than the
 * endpoint of the test, and migrations that lead to any other database. Where a data
 * source tells its URL nothing is connected to.
 *
 * @param endpoint the endpoint of the test database
 */
record OtherDatabases(NeonSimulator endpoint) implements BeanPostProcessor {

	private static final String POSTGRESQL = "jdbc:postgresql:";

	private static final Pattern HOSTS = Pattern.compile("^jdbc:postgresql://([^/?]+)");

	private static final Pattern LOOPBACK = Pattern.compile("(([^/]*\\.)?localhost|127\\.0\\.0\\.1|\\[::1]):\\d+");

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof DataSource dataSource) {
			refuse(beanName, toldUrl(dataSource));
		}
		return bean;
	}

	/**
	 * Refuse a data source, also one that tells its URL only with a connection.
	 * @param name its name
	 * @param dataSource the data source
	 */
	void refuse(String name, DataSource dataSource) {
		refuse(name, url(dataSource));
	}

	private void refuse(String name, @Nullable String url) {
		if (url != null && url.startsWith(POSTGRESQL) && !isEndpoint(url)) {
			throw new IllegalStateException("The data source '" + name + "' leads to another PostgreSQL, not to the"
					+ " test database: have it take its URL from spring.datasource.url, NEON_DATABASE_URL or"
					+ " DATABASE_URL, which @NeonTest sets");
		}
	}

	/**
	 * Refuse a data source that migrations would be executed with.
	 * @param dataSource the data source
	 */
	void refuseMigrationsWith(@Nullable DataSource dataSource) {
		String url = (dataSource != null) ? url(dataSource) : null;
		if (url != null && !isEndpoint(url)) {
			throw new IllegalStateException("Flyway would migrate another database than the test database: leave a"
					+ " data source of its own (@FlywayDataSource, a FlywayConfigurationCustomizer) out of the test, so"
					+ " that it takes the URL that @NeonTest sets");
		}
	}

	private boolean isEndpoint(String url) {
		Matcher hosts = HOSTS.matcher(url);
		String suffix = ":" + this.endpoint.port();
		return hosts.find() && Stream.of(hosts.group(1).split(","))
			.allMatch((host) -> LOOPBACK.matcher(host).matches() && host.endsWith(suffix));
	}

	private static @Nullable String url(DataSource dataSource) {
		String told = toldUrl(dataSource);
		if (told != null) {
			return told;
		}
		try (Connection connection = dataSource.getConnection()) {
			return connection.getMetaData().getURL();
		}
		catch (SQLException ex) {
			// Nobody gets anywhere with it
			return null;
		}
	}

	private static @Nullable String toldUrl(DataSource dataSource) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		if (value(properties, "targetDataSource") instanceof DataSource target) {
			return toldUrl(target);
		}
		return Stream.of("jdbcUrl", "url", "URL")
			.flatMap((name) -> Stream.ofNullable(value(properties, name)))
			.filter(String.class::isInstance)
			.map(String.class::cast)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Object value(BeanWrapper properties, String name) {
		try {
			return properties.isReadableProperty(name) ? properties.getPropertyValue(name) : null;
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
