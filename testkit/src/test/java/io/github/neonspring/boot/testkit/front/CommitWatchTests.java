package io.github.neonspring.boot.testkit.front;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommitWatch}.
 */
class CommitWatchTests {

	@ParameterizedTest
	@ValueSource(strings = { "COMMIT", "commit;", " end transaction ", "Commit Work",
			"insert into t values (1); commit", "/* a; b */ commit -- done", "commit and no chain" })
	void commits(String sql) {
		assertThat(CommitWatch.isCommit(sql)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "select 1", "commit prepared 'x'", "rollback", "select 'commit'", "select commit",
			"-- commit", "begin; insert into t values (1)" })
	void doesNotCommit(String sql) {
		assertThat(CommitWatch.isCommit(sql)).isFalse();
	}

}
