package io.github.neonspring.boot.testkit.test;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test class of which any number of equal ones is made while others run.
 */
@SpringBootTest(classes = NoteApplication.class)
@NeonTest
public abstract class OneOfMany {

	static final Queue<Long> DATABASES = new ConcurrentLinkedQueue<>();

	static final Set<String> MIGRATED = ConcurrentHashMap.newKeySet();

	static final Set<ApplicationContext> CONTEXTS = ConcurrentHashMap.newKeySet();

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private ApplicationContext context;

	/**
	 * Finds nothing of what another class has written.
	 */
	@Test
	public void databaseIsFresh() {
		assertThat(ask("select count(*) from note", Long.class)).isZero();
		this.jdbc.sql("insert into note (text) values ('mine')").update();
		assertThat(ask("select max(id) from note", Long.class)).isOne();
		CONTEXTS.add(this.context);
		MIGRATED.add(ask("select at::text from migrated", String.class));
		DATABASES.add(ask("select oid from pg_database where datname = current_database()", Long.class));
		assertThat(ask("select count(*) from note", Long.class)).isOne();
	}

	static void forget() {
		DATABASES.clear();
		CONTEXTS.clear();
		MIGRATED.clear();
	}

	private <T> T ask(String sql, Class<T> type) {
		return this.jdbc.sql(sql).query(type).single();
	}

}
