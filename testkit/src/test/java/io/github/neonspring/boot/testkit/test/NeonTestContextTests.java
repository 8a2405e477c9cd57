package io.github.neonspring.boot.testkit.test;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.jdbc.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NeonTest} with one instance for all methods, a script for the class,
 * and contexts that are discarded.
 */
@SpringBootTest(classes = NoteApplication.class, properties = "discarded=true")
@NeonTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
@Sql(statements = "insert into note (text) values ('script')", executionPhase = Sql.ExecutionPhase.BEFORE_TEST_CLASS)
class NeonTestContextTests {

	@Autowired
	private JdbcClient jdbc;

	private long expected = 2;

	@BeforeAll
	void write(@Autowired JdbcClient jdbc) {
		jdbc.sql("insert into note (text) values ('before all')").update();
	}

	@RepeatedTest(2)
	void discardedContextLeavesItsDatabaseBehind() {
		assertThat(this.jdbc.sql("select count(*) from note").query(Long.class).single()).isEqualTo(this.expected);
		this.expected = 0;
	}

}
