package io.github.neonspring.boot.connection.failure;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

import io.github.neonspring.boot.connection.driver.ConnectionAttempt;
import io.github.neonspring.boot.connection.driver.JdbcTarget;
import io.github.neonspring.boot.connection.driver.TargetOptions;
import io.github.neonspring.boot.connection.string.ConnectionString;

import static org.assertj.core.api.Assertions.assertThat;

class FailureKindTests {

	private static final String TIMEOUT = "HikariPool-1 - Connection is not available, request timed out after 1000ms "
			+ "(total=1, active=1, idle=0, waiting=0)";

	private static PSQLException answer(String severity, String state, String text, String more) {
		return new PSQLException(
				new ServerErrorMessage("S" + severity + "\0C" + state + "\0M" + text.strip() + "\0" + more));
	}

	private static PSQLException fromPostgres(String severity, String state, String text) {
		return answer(severity, state, text, "Fpostgres.c\0L1\0RProcessInterrupts\0");
	}

	private static SQLException connecting(SQLException failure) {
		ConnectionString string = ConnectionString.parse("postgresql://u@ep-a-b-1.us-east-2.aws.neon.tech/shop");
		return ConnectionAttempt.describe(failure, JdbcTarget.of(string, TargetOptions.NONE));
	}

	private static void assertKind(Throwable failure, FailureKind expected) {
		assertThat(FailureKind.of(failure)).isEqualTo(expected);
		assertThat(FailureKind.of(new IllegalStateException("wrapped", failure))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					XX000 | Control plane request failed: endpoint cannot be found | REFUSED
					XX000 | Control plane request failed: endpoint is disabled | QUOTA_OR_DISABLED
					XX000 | Control plane request failed: endpoint is temporarily unavailable. Check your quotas and/or contact our support. | QUOTA_OR_DISABLED
					XX000 | Control plane request failed | WAKING
					XX000 | Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits. | QUOTA_OR_DISABLED
					XX000 | You have exceeded the limit of concurrently active endpoints | QUOTA_OR_DISABLED
					XX000 | active endpoints limit exceeded | QUOTA_OR_DISABLED
					XX000 | Couldn't connect to compute node | WAKING
					XX000 | Too many connections attempts | TRANSIENT
					XX000 | Failed to acquire permit to connect to the database. Too many database connection attempts are currently ongoing. | TRANSIENT
					XX000 | Too many connections to this endpoint. Please try again later. | TRANSIENT
					XX000 | password authentication failed for user 'u' | REFUSED
					XX000 | Authentication timed out | WAKING
					XX000 | Endpoint ID is not specified. Either please upgrade the postgres client library (libpq) for SNI support | REFUSED
					XX000 | Inconsistent project name inferred from SNI ('a') and project option ('b'). | REFUSED
					XX000 | This IP address 10.0.0.1 is not allowed to connect to this endpoint. Please add it to the allowed list in the Neon console. | REFUSED
					XX000 | SCRAM-PLUS not used | REFUSED
					XX000 | insecure connection: secure channel data mismatch | REFUSED
					XX000 | connection is insecure (try using `sslmode=require`) | REFUSED
					XX000 | database "x" does not exist | REFUSED
					XX000 | remaining connection slots are reserved for roles with the SUPERUSER attribute | TRANSIENT
					XX000 | the database system is starting up | WAKING
					XX000 | no more connections allowed (max_client_conn) | TRANSIENT
					XX000 | unsupported startup parameter in options: statement_timeout. Please use unpooled connection or remove this parameter from the startup package. | REFUSED
					XX000 | Something that nobody has seen yet | WAKING
					""")
	void answersOfNeonsProxyAreKnown(String state, String text, FailureKind expected) {
		assertKind(answer("ERROR", state, text, ""), expected);
		assertKind(connecting(answer("ERROR", state, text, "")), expected);
		assertKind(new SQLTransientConnectionException(TIMEOUT, state, answer("ERROR", state, text, "")), expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			08P01 | no more connections allowed (max_client_conn) | TRANSIENT
			08P01 | query_wait_timeout | TRANSIENT
			08P01 | unsupported startup parameter: options | REFUSED
			08P01 | no such user: u | REFUSED
			08P01 | no such database: x | REFUSED
			08P01 | server login has been failing, try again later (server_login_retry) | WAKING
			57P03 | server login has been failing, cached error: the database system is starting up | WAKING
			08P01 | server conn crashed? | CONNECTION_LOST
			08P01 | prepared statement name is already in use | CONNECTION_LOST
			08P01 | prepared statement did not exist | CONNECTION_LOST
			08P01 | query timeout | CONNECTION_LOST
			XX000 | (EDBHANDLEREXITED) connection to database closed. Check logs for more information. | CONNECTION_LOST
			XX000 | (EMAXCONN) max client connections reached, limit: 200 | TRANSIENT
			XX000 | (ENOTFOUND) tenant/user u.t not found | REFUSED
			28P01 | password authentication failed for user "u" | REFUSED
			""")
	void answersOfPoolersAreKnown(String state, String text, FailureKind expected) {
		assertKind(answer("FATAL", state, text, ""), expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			FATAL | 57P01 | terminating connection due to administrator command | CONNECTION_LOST
			FATAL | 57P02 | terminating connection because of crash of another server process | CONNECTION_LOST
			FATAL | 57P03 | the database system is shutting down | WAKING
			FATAL | 57P04 | terminating connection due to conflict with recovery | CONNECTION_LOST
			FATAL | 57P05 | terminating connection due to idle-session timeout | CONNECTION_LOST
			FATAL | 25P03 | terminating connection due to idle-in-transaction timeout | CONNECTION_LOST
			FATAL | 25P04 | terminating connection due to transaction timeout | CONNECTION_LOST
			FATAL | 08P01 | invalid frontend message type 0 | CONNECTION_LOST
			FATAL | XX000 | could not read from client | CONNECTION_LOST
			FATAL | 53200 | out of memory | CONNECTION_LOST
			FATAL | 53300 | sorry, too many clients already | TRANSIENT
			FATAL | 28000 | role "u" is not permitted to log in | REFUSED
			FATAL | 3D000 | database "x" does not exist | REFUSED
			FATAL | 42501 | permission denied for database "x" | REFUSED
			FATAL | 22023 | invalid value for parameter "search_path" | REFUSED
			ERROR | 57014 | canceling statement due to statement timeout | STATEMENT
			FEHLER | 57014 | Anfrage wird abgebrochen | STATEMENT
			ERROR | 40001 | could not serialize access due to concurrent update | SERIALIZATION_CONFLICT
			ERROR | 40P01 | deadlock detected | SERIALIZATION_CONFLICT
			FEHLER | 40P01 | Verklemmung entdeckt | SERIALIZATION_CONFLICT
			FEHLER | 23505 | doppelter Schlüsselwert | STATEMENT
			ERROR | 23505 | duplicate key value violates unique constraint | STATEMENT
			ERROR | XX000 | tuple concurrently updated | STATEMENT
			ERROR | 08001 | could not establish connection | STATEMENT
			ERROR | 08P01 | bind message supplies 1 parameters, but prepared statement "" requires 2 | STATEMENT
			ERROR | 3D000 | database "x" does not exist | STATEMENT
			ERROR | 53200 | out of memory | STATEMENT
			ERROR | 55P03 | canceling statement due to lock timeout | STATEMENT
			""")
	void answersOfPostgresAreKnown(String severity, String state, String text, FailureKind expected) {
		assertKind(fromPostgres(severity, state, text), expected);
	}

	@Test
	void goodbyeWhileConnectingMeansThatTheComputeIsNotThereYet() {
		PSQLException goodbye = fromPostgres("FATAL", "57P01", "terminating connection due to administrator command");
		assertKind(connecting(goodbye), FailureKind.WAKING);
	}

	@Test
	void driversWordsAboutConnectingAreKnown() {
		assertKind(unable(new UnknownHostException("ep-x")), FailureKind.TRANSIENT);
		assertKind(unable(new ConnectException("Connection refused")), FailureKind.TRANSIENT);
		assertKind(unable(new SocketTimeoutException("Read timed out")), FailureKind.WAKING);
		assertKind(unable(new EOFException()), FailureKind.TRANSIENT);
		assertKind(unable(new SSLHandshakeException("PKIX path building failed")), FailureKind.REFUSED);
		assertKind(new PSQLException("Connection attempt timed out.", PSQLState.CONNECTION_UNABLE_TO_CONNECT),
				FailureKind.WAKING);
		assertKind(new PSQLException("The server requested SCRAM-based authentication, but no password was provided.",
				PSQLState.CONNECTION_REJECTED), FailureKind.REFUSED);
	}

	private static SQLException unable(IOException cause) {
		return new PSQLException("The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, cause);
	}

	@Test
	void driversWordsAboutALossAreKnown() {
		assertKind(broken(new SocketException("Connection reset")), FailureKind.CONNECTION_LOST);
		assertKind(broken(new EOFException()), FailureKind.CONNECTION_LOST);
		assertKind(broken(new SocketTimeoutException("Read timed out")), FailureKind.CONNECTION_LOST);
		assertKind(broken(new SSLException("Connection reset")), FailureKind.CONNECTION_LOST);
		assertKind(new PSQLException("This connection has been closed.", PSQLState.CONNECTION_DOES_NOT_EXIST),
				FailureKind.CONNECTION_LOST);
		assertKind(new PSQLException("Unknown Response Type x.", PSQLState.CONNECTION_FAILURE_DURING_TRANSACTION),
				FailureKind.IN_DOUBT);
	}

	@Test
	void distrustIsNoLoss() {
		assertKind(broken(new SSLException("handshake", new CertificateException("expired"))), FailureKind.REFUSED);
	}

	private static SQLException broken(IOException cause) {
		return new PSQLException("An I/O error occurred while sending to the backend.", PSQLState.CONNECTION_FAILURE,
				cause);
	}

	@ParameterizedTest
	@ValueSource(strings = { "08007", "40003" })
	void doubtBeatsWhateverCausedIt(String state) {
		PSQLException goodbye = fromPostgres("FATAL", "57P01", "terminating connection due to administrator command");
		assertKind(new SQLNonTransientConnectionException("Nobody knows", state, goodbye), FailureKind.IN_DOUBT);
		assertKind(new SQLNonTransientConnectionException("Nobody knows", state,
				connecting(unable(new ConnectException("Connection refused")))), FailureKind.IN_DOUBT);
	}

	@Test
	void commitThatCertainlyDidNotHappenIsALoss() {
		assertKind(new SQLTransientConnectionException("COMMIT did not happen", "08006"), FailureKind.CONNECTION_LOST);
	}

	@Test
	void poolTimeoutIsExhaustionUnlessItsCauseSaysWhy() {
		assertKind(new SQLTransientConnectionException(TIMEOUT), FailureKind.POOL_EXHAUSTED);
		assertKind(new SQLTransientConnectionException(TIMEOUT, "08001", unable(new UnknownHostException("ep-x"))),
				FailureKind.TRANSIENT);
		assertKind(new SQLTransientConnectionException(TIMEOUT, "57P03",
				fromPostgres("FATAL", "57P03", "the database system is starting up")), FailureKind.WAKING);
	}

	@Test
	void failedTransactionIsWhatFailedIt() {
		PSQLException conflict = fromPostgres("ERROR", "40001", "could not serialize access");
		PSQLException aborted = fromPostgres("ERROR", "25P02", "current transaction is aborted");
		assertKind(aborted, FailureKind.STATEMENT);
		aborted.initCause(conflict);
		assertKind(aborted, FailureKind.SERIALIZATION_CONFLICT);
		assertKind(new PSQLException("The database returned ROLLBACK, so the transaction cannot be committed.",
				PSQLState.IN_FAILED_SQL_TRANSACTION, conflict), FailureKind.SERIALIZATION_CONFLICT);
	}

	@Test
	void batchIsWhatItsStatementsSay() {
		BatchUpdateException batch = new BatchUpdateException("Batch entry 0 was aborted", "40P01", new int[0]);
		assertKind(batch, FailureKind.SERIALIZATION_CONFLICT);
		BatchUpdateException unclear = new BatchUpdateException("Batch entry 0 was aborted", "XX000", new int[0]);
		unclear.setNextException(fromPostgres("ERROR", "XX000", "tuple concurrently updated"));
		assertKind(unclear, FailureKind.STATEMENT);
		unclear = new BatchUpdateException("Batch entry 0 was aborted", new int[0]);
		unclear.setNextException(new SQLException("next", "40001"));
		assertKind(unclear, FailureKind.SERIALIZATION_CONFLICT);
	}

	@Test
	void suppressedExceptionsBelongToOtherAttempts() {
		SQLException statement = fromPostgres("ERROR", "23505", "duplicate key");
		statement.addSuppressed(fromPostgres("ERROR", "40001", "could not serialize access"));
		assertKind(statement, FailureKind.STATEMENT);
	}

	@Test
	void othersNetworkTroubleIsNoFailureOfTheDatabase() {
		assertKind(new ConnectException("Connection refused"), FailureKind.STATEMENT);
		assertKind(new IllegalArgumentException("password authentication failed"), FailureKind.STATEMENT);
		assertThat(FailureKind.of(null)).isEqualTo(FailureKind.STATEMENT);
	}

	@Test
	void circularChainsEnd() {
		SQLException first = new SQLException("first");
		SQLException second = new SQLException("second", "40001", first);
		first.setNextException(second);
		assertThat(FailureKind.of(first)).isEqualTo(FailureKind.SERIALIZATION_CONFLICT);
		assertThat(FailureChain.of(second)).containsExactly(second, first);
	}

	@Test
	void largeBatchesNeedNoDeepStack() {
		SQLException batch = new SQLException("first");
		SQLException last = batch;
		for (int i = 0; i < 100_000; i++) {
			SQLException next = new SQLException("next");
			last.setNextException(next);
			last = next;
		}
		assertThat(FailureChain.of(batch)).hasSize(100_001);
	}

}
