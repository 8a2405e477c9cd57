package io.github.neonspring.boot.query;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.neonspring.boot.guard.Guarding;
import io.github.neonspring.boot.guard.NeonGuardAutoConfiguration;
import io.github.neonspring.boot.guard.SqlComments;
import io.github.neonspring.boot.guard.StatementWatch;
import io.github.neonspring.boot.guard.StatementWatches;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueryWatches} and what they are composed with.
 */
class QueryWatchesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(NeonGuardAutoConfiguration.class, NeonQueryAutoConfiguration.class));

	@Test
	void statementsAreWatchedAndCarryNoComment() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(Guarding.class).watches().of("db")).isInstanceOf(QueryWatch.class);
			assertThat(context.getBean(Guarding.class).comments()).isSameAs(SqlComments.NONE);
			assertThat(context).doesNotHaveBean(QueryPlans.class);
		});
	}

	@Test
	void nobodyWatchesWhatIsSwitchedOff() {
		this.contextRunner.withPropertyValues("neon.query.slow-threshold=0", "neon.query.repeat-threshold=0")
			.run((context) -> {
				assertThat(context.getBean(Guarding.class).watches()).isSameAs(StatementWatches.NONE);
				assertThat(context.getBean(Guarding.class).watches().of("db")).isSameAs(StatementWatch.NONE);
			});
	}

	@Test
	void commentStandsBehindTheStatement() {
		SqlComments comments = () -> "/*a='b'*/";
		assertThat(comments.behind("select 1 ")).isEqualTo("select 1 /*a='b'*/");
		assertThat(comments.behind("select 1;\n")).isEqualTo("select 1 /*a='b'*/;");
		assertThat(comments.behind("select 1 -- one")).isEqualTo("select 1 -- one\n/*a='b'*/");
		assertThat(comments.behind("select /* one */ 1")).isEqualTo("select /* one */ 1");
		assertThat(SqlComments.NONE.behind("select 1")).isEqualTo("select 1");
	}

}
