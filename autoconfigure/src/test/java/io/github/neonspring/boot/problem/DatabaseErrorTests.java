package io.github.neonspring.boot.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DuplicateKeyException;

import io.github.neonspring.boot.connection.failure.FailureKind;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseErrorTests {

	private final PSQLException duplicate = answer("23505",
			"Mduplicate key value\0DKey (email)=(ada@example.org) already exists.\0Hask Ada\0"
					+ "sshop\0taccount\0cemail\0naccount_email_key\0");

	private static PSQLException answer(String state, String fields) {
		return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0" + fields + "Rroutine\0"));
	}

	@Test
	void namesAreFoundBehindAnyException() {
		assertThat(DatabaseError.of(new DuplicateKeyException("insert", this.duplicate))).contains(new DatabaseError(
				FailureKind.STATEMENT, "23505", "account_email_key", "shop", "account", "email", "ask Ada", null));
	}

	@Test
	void valuesAreThereOnlyIfAskedFor() {
		assertThat(DatabaseError.of(this.duplicate)).get().asString().doesNotContain("ada@example.org");
		assertThat(DatabaseError.withValues(this.duplicate)).get()
			.extracting(DatabaseError::detail)
			.isEqualTo("Key (email)=(ada@example.org) already exists.");
	}

	@Test
	void abortedTransactionGivesWhatFailedIt() {
		PSQLException aborted = answer("25P02", "Mcurrent transaction is aborted\0");
		assertThat(DatabaseError.of(aborted)).get().extracting(DatabaseError::sqlState).isEqualTo("25P02");
		aborted.initCause(this.duplicate);
		assertThat(DatabaseError.of(aborted)).get().extracting(DatabaseError::sqlState).isEqualTo("23505");
	}

	@Test
	void doubtIsToldByItsOwnState() {
		assertThat(DatabaseError.of(new SQLNonTransientConnectionException("lost", "08007", this.duplicate)))
			.contains(new DatabaseError(FailureKind.IN_DOUBT, "08007", null, null, null, null, null, null));
	}

	@Test
	void driversOwnExceptionHasAStateOnly() {
		assertThat(DatabaseError.of(new SQLException("lost", "08006")))
			.contains(new DatabaseError(FailureKind.CONNECTION_LOST, "08006", null, null, null, null, null, null));
	}

	@Test
	void otherExceptionsAreNoDatabaseError() {
		assertThat(DatabaseError.of(new IllegalStateException())).isEmpty();
		assertThat(DatabaseError.of(null)).isEmpty();
	}

}
