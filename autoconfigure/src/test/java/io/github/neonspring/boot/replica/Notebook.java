package io.github.neonspring.boot.replica;

import jakarta.persistence.EntityManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes and reads one row by all the ways that applications use.
 */
class Notebook {

	private static final String WHERE = "select pg_is_in_recovery()";

	private final JdbcTemplate jdbc;

	private final EntityManager entityManager;

	Notebook(JdbcTemplate jdbc, EntityManager entityManager) {
		this.jdbc = jdbc;
		this.entityManager = entityManager;
	}

	@Transactional
	void write(int number) {
		this.jdbc.update("update entry set number = ? where id = 1", number);
	}

	@Transactional
	void writeByJpa(int number) {
		this.entityManager.find(Entry.class, 1).setNumber(number);
	}

	void writeOutsideTransaction(int number) {
		this.jdbc.update("update entry set number = ? where id = 1", number);
	}

	@Transactional(readOnly = true)
	int read() {
		return number("select number from entry where id = 1");
	}

	@Transactional(readOnly = true)
	int readByJpa() {
		return this.entityManager.find(Entry.class, 1).getNumber();
	}

	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	int readRepeatablyByJpa() {
		return this.entityManager.find(Entry.class, 1).getNumber();
	}

	@Transactional
	boolean isWrittenOnReplicaByJpa() {
		Entry entry = this.entityManager.find(Entry.class, 1);
		entry.setNumber(entry.getNumber() + 1);
		this.entityManager.flush();
		return isOnReplicaByJpa();
	}

	boolean isOnReplicaByJpa() {
		return (Boolean) this.entityManager.createNativeQuery(WHERE, Boolean.class).getSingleResult();
	}

	@Transactional(readOnly = true)
	boolean isReadOnReplica() {
		return is(WHERE);
	}

	@Transactional(readOnly = true)
	boolean isReadOnReplicaByJpa() {
		return (Boolean) this.entityManager.createNativeQuery(WHERE, Boolean.class).getSingleResult();
	}

	@Transactional(readOnly = true, label = "primary")
	boolean isLabelledReadOnReplica() {
		return is(WHERE);
	}

	@Transactional(readOnly = true, label = "primary")
	boolean isLabelledReadOnReplicaByJpa() {
		return (Boolean) this.entityManager.createNativeQuery(WHERE, Boolean.class).getSingleResult();
	}

	@Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
	boolean isSerializableReadOnReplica() {
		return is(WHERE);
	}

	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	boolean isRepeatableReadOnReplica() {
		return is(WHERE) && "repeatable read"
			.equals(this.jdbc.queryForObject("select current_setting('transaction_isolation')", String.class));
	}

	@Transactional
	boolean isWrittenOnReplica() {
		return is(WHERE);
	}

	@Transactional(readOnly = true)
	int writeDeclaredReadOnly() {
		return this.jdbc.update("update entry set number = number where id = 1");
	}

	@Transactional(readOnly = true)
	String askWhatOnlyThePrimaryKnows() {
		return String.valueOf(this.jdbc.queryForObject("select pg_current_wal_lsn()::text", String.class));
	}

	@Transactional(readOnly = true)
	boolean readSlowly() {
		return is("select count(*) >= 0 and pg_is_in_recovery() from entry, (select pg_sleep(1)) pause");
	}

	boolean is(String query) {
		return Boolean.TRUE.equals(this.jdbc.queryForObject(query, Boolean.class));
	}

	private int number(String query) {
		Integer number = this.jdbc.queryForObject(query, Integer.class);
		return (number != null) ? number : -1;
	}

}
