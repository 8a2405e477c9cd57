package io.github.neonspring.boot.pool;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.SQLExceptionOverride.Override;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class EvictionRuleTests {

	private final EvictionRule rule = new EvictionRule();

	private final MockEnvironment environment = new MockEnvironment();

	@ParameterizedTest
	@ValueSource(strings = { "25P03", "25P04", "57P01", "57P02", "57P05", "08P01", "08003", "08006", "08007", "40003" })
	void endedAndDoubtfulConnectionsAreEvicted(String state) {
		assertThat(this.rule.adjudicate(new SQLException("x", state))).isEqualTo(Override.MUST_EVICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "40001", "57014", "0A000", "08001", "57P03" })
	void restIsLeftToHikari(String state) {
		assertThat(this.rule.adjudicate(new SQLException("x", state))).isEqualTo(Override.CONTINUE_EVICT);
	}

	@Test
	void exceptionWithoutStateIsLeftToHikari() {
		assertThat(this.rule.adjudicate(new SQLException("x"))).isEqualTo(Override.CONTINUE_EVICT);
	}

	@Test
	void lossBehindABatchIsFound() {
		BatchUpdateException batch = new BatchUpdateException("x", new int[0]);
		batch.setNextException(new SQLException("y", "25P03"));
		assertThat(this.rule.adjudicate(batch)).isEqualTo(Override.MUST_EVICT);
	}

	@Test
	void poolsAreBuiltWithIt() {
		assertThat(hikari().getExceptionOverride()).isInstanceOf(EvictionRule.class);
	}

	@Test
	void ruleOfTheApplicationWins() {
		this.environment.setProperty("spring.datasource.hikari.exception-override-class-name", Lenient.class.getName());
		assertThat(hikari().getExceptionOverride()).isInstanceOf(Lenient.class);
	}

	private HikariConfig hikari() {
		return new PoolSettings(this.environment, PoolPreset.DEVELOPMENT, Duration.ZERO).hikari(false);
	}

	/**
	 * A rule of the application.
	 */
	public static class Lenient implements SQLExceptionOverride {

	}

}
