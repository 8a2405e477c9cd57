package io.github.neonspring.boot.budget;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.connection.string.EndpointKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the limits on connections, and the budget that follows.
 */
class ConnectionLimitTests {

	@Test
	void neonKeepsSevenOfTheSmallestCompute() {
		ConnectionLimit limit = ConnectionLimit.of(server(104, -1, -1, false), EndpointKind.NEON_DIRECT, null);
		assertThat(limit.allowed()).isEqualTo(97);
		assertThat(limit.words()).isEqualTo("97 are allowed (max_connections 104 less 7 reserved)");
	}

	@Test
	void serverKeepsWhatItIsConfiguredTo() {
		assertThat(ConnectionLimit.of(server(100, -1, -1, false), EndpointKind.POSTGRESQL, null).allowed())
			.isEqualTo(95);
		assertThat(ConnectionLimit.of(server(100, -1, -1, true), EndpointKind.POSTGRESQL, null).allowed())
			.isEqualTo(100);
	}

	@Test
	void limitOfTheRoleOrTheDatabaseCountsWhereItIsNarrower() {
		assertThat(ConnectionLimit.of(server(100, 20, 30, false), EndpointKind.POSTGRESQL, null).words())
			.isEqualTo("20 are allowed (the role app has CONNECTION LIMIT 20)");
		assertThat(ConnectionLimit.of(server(100, -1, 30, false), EndpointKind.POSTGRESQL, null).words())
			.isEqualTo("30 are allowed (the database db has CONNECTION LIMIT 30)");
		assertThat(ConnectionLimit.of(server(100, 20, 30, true), EndpointKind.POSTGRESQL, null).allowed())
			.isEqualTo(100);
	}

	@Test
	void neonsPoolerAcceptsTenThousandClientsAndRunsNineTenths() {
		ConnectionLimit limit = ConnectionLimit.of(server(419, -1, -1, false), EndpointKind.NEON_POOLER, null);
		assertThat(limit.allowed()).isEqualTo(10_000);
		assertThat(limit.concurrency()).isEqualTo(377);
		assertThat(report(267, 30, limit).isExceeded()).isTrue();
		assertThat(report(266, 30, limit).isExceeded()).isFalse();
		assertThat(report(267, 30, limit).description()).isEqualTo("267 instances (counted by application_name) with a"
				+ " maximum pool size of 30 may open 8010 connections to there/db; the pooler accepts 10000 clients,"
				+ " 80 % of that is 8000. Behind the pooler, 377 transactions of one role in one database run at"
				+ " once");
	}

	@Test
	void anotherPoolersLimitIsKnownOnlyFromAProperty() {
		ConnectionLimit unknown = ConnectionLimit.of(server(100, -1, -1, false), EndpointKind.PGBOUNCER, null);
		assertThat(unknown.allowed()).isNull();
		assertThat(report(1000, 30, unknown).isExceeded()).isFalse();
		ConnectionLimit known = ConnectionLimit.of(server(100, -1, -1, false), EndpointKind.PGBOUNCER, 100);
		assertThat(report(3, 30, known).isExceeded()).isTrue();
		assertThat(report(3, 30, known).action()).contains("maximum-pool-size to 26 or less");
	}

	private static ServerLimits server(int maximum, int roleLimit, int databaseLimit, boolean superuser) {
		return new ServerLimits(maximum, 3, 2, "app", superuser, false, roleLimit, "db", databaseLimit, 1, false);
	}

	private static BudgetReport report(int instances, int poolSize, ConnectionLimit limit) {
		@Nullable Integer allowed = limit.allowed();
		return new BudgetReport(instances, true, poolSize, allowed, limit.words(), limit.concurrency(), true,
				"there/db");
	}

}
