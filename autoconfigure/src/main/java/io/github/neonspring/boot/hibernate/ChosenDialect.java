package io.github.neonspring.boot.hibernate;

import java.util.Map;

import org.hibernate.cfg.JdbcSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jpa.autoconfigure.JpaProperties;
import org.springframework.orm.jpa.vendor.Database;
import org.springframework.util.ClassUtils;

/**
 * The dialect that the application has chosen, if any.
 *
 * @param dialect an instance, a class or a name; {@code null} to let Hibernate find out
 * @param database Spring's name for it, or {@code null}
 * @param product the name that the database is to have, or {@code null}
 */
record ChosenDialect(@Nullable Object dialect, @Nullable Database database, @Nullable Object product) {

	static ChosenDialect of(Map<String, Object> properties, JpaProperties jpa) {
		Object dialect = properties.get(JdbcSettings.DIALECT);
		Object product = properties.getOrDefault(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME,
				properties.get("javax.persistence.database-product-name"));
		return new ChosenDialect((dialect != null) ? dialect : jpa.getDatabasePlatform(), jpa.getDatabase(), product);
	}

	/**
	 * Whether SQL will be PostgreSQL's.
	 * @return {@code false} for any other dialect, and for one that is not known
	 */
	boolean isForPostgreSql() {
		if (this.product != null && !"PostgreSQL".equals(this.product)) {
			return false;
		}
		if (this.dialect == null) {
			return this.database == null || this.database == Database.DEFAULT || this.database == Database.POSTGRESQL;
		}
		Class<?> type = type(this.dialect);
		return type != null && PostgreSQLDialect.class.isAssignableFrom(type);
	}

	private static @Nullable Class<?> type(Object dialect) {
		if (dialect instanceof Class<?> type) {
			return type;
		}
		return (dialect instanceof String name)
				? (ClassUtils.isPresent(name, null) ? ClassUtils.resolveClassName(name, null) : null)
				: dialect.getClass();
	}

}
