package io.github.neonspring.boot.connection.driver;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectFailureTests {

	static PSQLException fromServer(String state, String text, String more) {
		return new PSQLException(new ServerErrorMessage("SERROR\0C" + state + "\0M" + text + "\0" + more));
	}

	private static ConnectFailure of(IOException cause) {
		PSQLException driver = new PSQLException("The connection attempt failed.",
				PSQLState.CONNECTION_UNABLE_TO_CONNECT, cause);
		return ConnectFailure.of(new SQLTransientConnectionException("Connection is not available", "08001", driver));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					XX000 | password authentication failed for user 'u' | PASSWORD_REFUSED
					28P01 | password authentication failed for user "u" | PASSWORD_REFUSED
					XX000 | Control plane request failed: endpoint cannot be found | ENDPOINT_NOT_FOUND
					XX000 | (ENOTFOUND) tenant/user u.t not found | ENDPOINT_NOT_FOUND
					XX000 | Control plane request failed: endpoint is disabled | ENDPOINT_DISABLED
					XX000 | Control plane request failed: endpoint is temporarily unavailable. Check your quotas and/or contact our support. | QUOTA_EXCEEDED
					XX000 | Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits. | QUOTA_EXCEEDED
					XX000 | You have exceeded the limit of concurrently active endpoints | QUOTA_EXCEEDED
					XX000 | Control plane request failed | COMPUTE_UNAVAILABLE
					XX000 | Couldn't connect to compute node | COMPUTE_UNAVAILABLE
					XX000 | Something that nobody has seen yet | COMPUTE_UNAVAILABLE
					57P03 | the database system is starting up | COMPUTE_UNAVAILABLE
					XX000 | the database system is starting up | COMPUTE_UNAVAILABLE
					57P01 | terminating connection due to administrator command | COMPUTE_UNAVAILABLE
					08P01 | server login has been failing, try again later (server_login_retry) | COMPUTE_UNAVAILABLE
					XX000 | Too many connections attempts | TOO_MANY_CONNECTIONS
					XX000 | Failed to acquire permit to connect to the database. Too many database connection attempts are currently ongoing. | TOO_MANY_CONNECTIONS
					XX000 | Too many connections to this endpoint. Please try again later. | TOO_MANY_CONNECTIONS
					53300 | sorry, too many clients already | TOO_MANY_CONNECTIONS
					08P01 | no more connections allowed (max_client_conn) | TOO_MANY_CONNECTIONS
					XX000 | (EMAXCONN) max client connections reached, limit: 200 | TOO_MANY_CONNECTIONS
					XX000 | Authentication timed out | TIMED_OUT
					XX000 | Endpoint ID is not specified. Either please upgrade the postgres client library | ENDPOINT_NOT_SPECIFIED
					XX000 | Inconsistent project name inferred from SNI ('a') and project option ('b'). | ENDPOINT_NOT_SPECIFIED
					XX000 | This IP address 10.0.0.1 is not allowed to connect to this endpoint. Please add it | IP_NOT_ALLOWED
					28000 | no pg_hba.conf entry for host "10.0.0.1", user "u", database "d", SSL encryption | IP_NOT_ALLOWED
					28000 | no pg_hba.conf entry for host "10.0.0.1", user "u", database "d", no encryption | TLS_REQUIRED
					XX000 | connection is insecure (try using `sslmode=require`) | TLS_REQUIRED
					XX000 | SCRAM-PLUS not used | TLS_REFUSED
					3D000 | database "x" does not exist | DATABASE_MISSING
					XX000 | database "x" does not exist | DATABASE_MISSING
					08P01 | no such database: x | DATABASE_MISSING
					XX000 | unsupported startup parameter in options: statement_timeout. Please use unpooled connection | OPTIONS_REFUSED
					42P01 | relation "too many connections" does not exist | OTHER
					""")
	void serverTextsAreKnown(String state, String text, ConnectFailure expected) {
		assertThat(ConnectFailure.of(fromServer(state, text, ""))).isEqualTo(expected);
		assertThat(ConnectFailure.of(new IllegalStateException(fromServer(state, text, "")))).isEqualTo(expected);
	}

	@Test
	void internalErrorOfPostgresItselfIsNoFailureToConnect() {
		PSQLException failure = fromServer("XX000", "tuple concurrently updated", "Fheapam.c\0Rsimple_heap_update\0");
		assertThat(ConnectFailure.of(failure)).isEqualTo(ConnectFailure.OTHER);
	}

	@Test
	void causesAreKnown() {
		assertThat(of(new UnknownHostException("ep-x"))).isEqualTo(ConnectFailure.UNKNOWN_HOST);
		assertThat(of(new ConnectException("Connection refused"))).isEqualTo(ConnectFailure.CONNECTION_REFUSED);
		assertThat(of(new ConnectException("Connection timed out"))).isEqualTo(ConnectFailure.TIMED_OUT);
		assertThat(of(new SocketTimeoutException("Read timed out"))).isEqualTo(ConnectFailure.TIMED_OUT);
		assertThat(of(new EOFException())).isEqualTo(ConnectFailure.CONNECTION_RESET);
		assertThat(of(new SSLHandshakeException("PKIX path building failed")))
			.isEqualTo(ConnectFailure.TLS_NOT_TRUSTED);
		assertThat(of(new SSLException("handshake", new CertificateException("expired"))))
			.isEqualTo(ConnectFailure.TLS_NOT_TRUSTED);
		assertThat(of(new SSLException("Unsupported or unrecognized SSL message")))
			.isEqualTo(ConnectFailure.TLS_REFUSED);
		assertThat(of(new SSLException("Received fatal alert: something"))).isEqualTo(ConnectFailure.TLS_REFUSED);
	}

	@Test
	void textsOfTheDriverAreKnown() {
		assertThat(ConnectFailure
			.of(new PSQLException("The server requested SCRAM-based authentication, but no password was provided.",
					PSQLState.CONNECTION_REJECTED)))
			.isEqualTo(ConnectFailure.PASSWORD_MISSING);
		assertThat(ConnectFailure.of(new PSQLException("The hostname x could not be verified by hostnameverifier y.",
				PSQLState.CONNECTION_FAILURE)))
			.isEqualTo(ConnectFailure.TLS_NOT_TRUSTED);
		assertThat(ConnectFailure
			.of(new PSQLException("Connection attempt timed out.", PSQLState.CONNECTION_UNABLE_TO_CONNECT)))
			.isEqualTo(ConnectFailure.TIMED_OUT);
	}

	@Test
	void circularCausesEnd() {
		SQLException first = new SQLException("first", "08006");
		SQLException second = new SQLException("second", "08006", first);
		first.setNextException(second);
		assertThat(ConnectFailure.of(second)).isEqualTo(ConnectFailure.OTHER);
	}

	@Test
	void onlyWhatPassesByItselfIsTransient() {
		assertThat(ConnectFailure.values()).filteredOn(ConnectFailure::isTransient)
			.containsExactly(ConnectFailure.UNKNOWN_HOST, ConnectFailure.CONNECTION_REFUSED,
					ConnectFailure.CONNECTION_RESET, ConnectFailure.TIMED_OUT, ConnectFailure.TOO_MANY_CONNECTIONS,
					ConnectFailure.COMPUTE_UNAVAILABLE, ConnectFailure.NO_SUCH_SERVER);
	}

}
