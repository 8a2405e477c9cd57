package io.github.neonspring.boot.datasource;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The data source that plain Spring Boot would build, for a database that is not
 * PostgreSQL.
 *
 * @param properties Spring Boot's settings
 * @param details the application's connection details, if it has any
 * @param environment the environment
 * @param lazy whether a connection is fetched only with the first statement
 */
record PlainDataSource(DataSourceProperties properties, @Nullable JdbcConnectionDetails details,
		Environment environment, boolean lazy) {

	DataSource create() {
		HikariDataSource dataSource = builder().type(HikariDataSource.class).build();
		if (StringUtils.hasText(this.properties.getName())) {
			dataSource.setPoolName(this.properties.getName());
		}
		Binder.get(this.environment).bind("spring.datasource.hikari", Bindable.ofInstance(dataSource));
		return this.lazy ? new LazyDataSource(dataSource) : dataSource;
	}

	private DataSourceBuilder<?> builder() {
		if (this.details == null) {
			return this.properties.initializeDataSourceBuilder();
		}
		return DataSourceBuilder.create(this.properties.getClassLoader())
			.driverClassName(this.details.getDriverClassName())
			.url(this.details.getJdbcUrl())
			.username(this.details.getUsername())
			.password(this.details.getPassword());
	}

}
