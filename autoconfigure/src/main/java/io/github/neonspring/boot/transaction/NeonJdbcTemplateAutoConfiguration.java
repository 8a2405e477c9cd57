package io.github.neonspring.boot.transaction;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLExceptionTranslator;

import io.github.neonspring.boot.pool.NeonPool;

/**
 * Auto-configuration for the JDBC template, with the settings that Spring Boot's own
 * gets.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.github.neonspring.boot.datasource.NeonDataSourceAutoConfiguration",
		before = JdbcTemplateAutoConfiguration.class)
@ConditionalOnBean(NeonPool.class)
@ConditionalOnSingleCandidate(DataSource.class)
@EnableConfigurationProperties(JdbcProperties.class)
public final class NeonJdbcTemplateAutoConfiguration {

	@Bean
	@Primary
	@ConditionalOnMissingBean(JdbcOperations.class)
	JdbcTemplate jdbcTemplate(DataSource dataSource, JdbcProperties properties,
			ObjectProvider<SQLExceptionTranslator> exceptionTranslator) {
		JdbcTemplate jdbcTemplate = new NeonJdbcTemplate(dataSource);
		configure(jdbcTemplate, properties.getTemplate());
		exceptionTranslator.ifUnique(jdbcTemplate::setExceptionTranslator);
		return jdbcTemplate;
	}

	private static void configure(JdbcTemplate jdbcTemplate, JdbcProperties.Template properties) {
		jdbcTemplate.setIgnoreWarnings(properties.isIgnoreWarnings());
		jdbcTemplate.setFetchSize(properties.getFetchSize());
		jdbcTemplate.setMaxRows(properties.getMaxRows());
		if (properties.getQueryTimeout() != null) {
			jdbcTemplate.setQueryTimeout((int) properties.getQueryTimeout().getSeconds());
		}
		jdbcTemplate.setSkipResultsProcessing(properties.isSkipResultsProcessing());
		jdbcTemplate.setSkipUndeclaredResults(properties.isSkipUndeclaredResults());
		jdbcTemplate.setResultsMapCaseInsensitive(properties.isResultsMapCaseInsensitive());
	}

}
