package io.github.neonspring.boot.connection.string;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConnectionStringTests {

	private static final String POOLED = "postgresql://u:s3cr3t@ep-a-b-1-pooler.us-east-2.aws.neon.tech/shop";

	@Test
	void severalHostsKeepTheirOrderAndPorts() {
		ConnectionString string = ConnectionString.parse("postgresql://u:p@h1:6000,[2001:db8::1]:6001,h3/db");
		assertThat(string.hosts()).containsExactly(new HostAndPort("h1", 6000), new HostAndPort("2001:db8::1", 6001),
				new HostAndPort("h3", 5432));
		assertThat(string).hasToString("postgresql://h1:6000,[2001:db8::1]:6001,h3:5432/db");
	}

	@Test
	void hostsMayBeParameters() {
		ConnectionString string = ConnectionString.parse("postgresql:///db?host=h1,h2&port=1,2");
		assertThat(string.hosts()).containsExactly(new HostAndPort("h1", 1), new HostAndPort("h2", 2));
	}

	@Test
	void jdbcUrlWithoutHostMeansLocalhost() {
		assertThat(ConnectionString.parse("jdbc:postgresql:db").hosts())
			.containsExactly(new HostAndPort("localhost", 5432));
		assertThat(ConnectionString.parse("jdbc:postgresql:///db").form()).isEqualTo(Form.JDBC);
	}

	@Test
	void databaseIsTheUserWhereLibpqSaysSo() {
		assertThat(ConnectionString.parse("postgresql://shop@localhost").database()).isEqualTo("shop");
	}

	@Test
	void plusIsASpaceInJdbcParametersOnly() {
		assertThat(ConnectionString.parse("jdbc:postgresql://h/d?user=u&password=a+b").password()).isEqualTo("a b");
		assertThat(ConnectionString.parse("postgresql://h/d?user=u&password=a+b").password()).isEqualTo("a+b");
		assertThat(ConnectionString.parse("postgresql://u:a+b@h/d").password()).isEqualTo("a+b");
	}

	@Test
	void passwordMayContainColonsAtSignsAndUmlauts() {
		assertThat(ConnectionString.parse("postgresql://u:a:b@c@h/d").password()).isEqualTo("a:b@c");
		assertThat(ConnectionString.parse("postgresql://u:%C3%A4%25%F0%9F%90%98ü@h/d").password()).isEqualTo("ä%🐘ü");
	}

	@Test
	void libpqNamesBecomePgjdbcNames() {
		ConnectionString string = ConnectionString.parse("postgresql://u@h/d?application_name=x&connect_timeout=7"
				+ "&target_session_attrs=read-write&keepalives=0&sslnegotiation=postgres&gssencmode=disable"
				+ "&client_encoding=UTF8&load_balance_hosts=random&options=-c%20a%3Db");
		assertThat(string.parameters()).containsEntry("ApplicationName", "x")
			.containsEntry("connectTimeout", "7")
			.containsEntry("targetServerType", "primary")
			.containsEntry("tcpKeepAlive", "false")
			.containsEntry("sslNegotiation", "postgres")
			.containsEntry("gssEncMode", "disable")
			.containsEntry("loadBalanceHosts", "true")
			.containsEntry("options", "-c a=b")
			.hasSize(8);
	}

	@Test
	void unknownParametersBelongToAPluginOfTheJdbcUrl() {
		String url = "jdbc:postgresql:///db?cloudSqlInstance=a:b:c&socketFactory=com.google.cloud.sql.postgres.SocketFactory";
		assertThat(ConnectionString.parse(url).parameters()).containsEntry("cloudSqlInstance", "a:b:c");
	}

	@Test
	void unknownParameterComesWithASuggestion() {
		assertThatExceptionOfType(InvalidConnectionStringException.class)
			.isThrownBy(() -> ConnectionString.parse("postgresql://u@h/d?chanel_binding=require"))
			.withMessage("The parameter chanel_binding is unknown; did you mean channel_binding?");
	}

	@Test
	void failureNamesItsSource() {
		assertThatExceptionOfType(InvalidConnectionStringException.class).isThrownBy(() -> {
			try {
				ConnectionString.parse("postgresql://u:s3cr3t@h:x/d");
			}
			catch (InvalidConnectionStringException ex) {
				throw ex.foundIn("NEON_DATABASE_URL");
			}
		})
			.withMessageStartingWith("NEON_DATABASE_URL: The port must be a number")
			.satisfies((ex) -> assertThat(ex.getSource()).isEqualTo("NEON_DATABASE_URL"));
	}

	@Test
	void directStringOfSupavisorUsesSessionMode() {
		ConnectionString string = ConnectionString
			.parse("postgresql://postgres.ref:p@aws-0-eu-west-1.pooler.supabase.com:6543/postgres?pgbouncer=true");
		assertThat(string.kind()).isEqualTo(EndpointKind.SUPAVISOR);
		assertThat(string.direct().hosts())
			.containsExactly(new HostAndPort("aws-0-eu-west-1.pooler.supabase.com", 5432));
		assertThat(string.direct().kind()).isEqualTo(EndpointKind.POSTGRESQL);
		assertThat(string.sameDatabaseAs(string.direct())).isTrue();
	}

	@Test
	void directStringOfAnythingElseIsItself() {
		ConnectionString string = ConnectionString.parse("postgresql://u:p@pgbouncer.internal:6432/db");
		assertThat(string.kind()).isEqualTo(EndpointKind.PGBOUNCER);
		assertThat(string.direct()).isSameAs(string);
	}

	@Test
	void poolersAreRecognisedByTheirNames() {
		assertThat(kindOf("postgresql://u@pooled.db.prisma.io/db")).isEqualTo(EndpointKind.PGBOUNCER);
		assertThat(kindOf("postgresql://u@db:6432/db")).isEqualTo(EndpointKind.PGBOUNCER);
		assertThat(kindOf("postgresql://u@db/db?pgbouncer=true")).isEqualTo(EndpointKind.PGBOUNCER);
		assertThat(kindOf("postgresql://u@main-pooler.example.com/db")).isEqualTo(EndpointKind.PGBOUNCER);
		assertThat(kindOf("postgresql://u@x.pooler.supabase.com/db")).isEqualTo(EndpointKind.POSTGRESQL);
		assertThat(kindOf("postgresql://u@EP-A-B-1-Pooler.Localhost/db")).isEqualTo(EndpointKind.NEON_POOLER);
		assertThat(kindOf("postgresql://u@ep-a-b-1.c-5.eu-central-1.aws.neon.build/db"))
			.isEqualTo(EndpointKind.NEON_DIRECT);
		assertThat(kindOf("postgresql://u@ep-a-b-1.aws.neon.tech.example.com/db")).isEqualTo(EndpointKind.POSTGRESQL);
	}

	private static EndpointKind kindOf(String text) {
		return ConnectionString.parse(text).kind();
	}

	@Test
	void sameDatabaseNeedsTheSameEndpointOnNeon() {
		ConnectionString pooled = ConnectionString.parse(POOLED);
		assertThat(pooled.sameDatabaseAs(pooled.direct())).isTrue();
		assertThat(pooled.sameDatabaseAs(ConnectionString.parse(POOLED.replace("-1-", "-2-")))).isFalse();
		assertThat(pooled.sameDatabaseAs(ConnectionString.parse(POOLED.replace("/shop", "/other")))).isFalse();
		assertThat(pooled.sameDatabaseAs(ConnectionString.parse("postgresql://u@localhost/shop"))).isFalse();
	}

	@Test
	void sameDatabaseNeedsTheSameProjectOnSupabase() {
		ConnectionString pooled = ConnectionString
			.parse("postgresql://postgres.abc:p@aws-0-eu-west-1.pooler.supabase.com:6543/postgres");
		assertThat(pooled.sameDatabaseAs(ConnectionString.parse("postgresql://postgres@db.abc.supabase.co/postgres")))
			.isTrue();
		assertThat(pooled.sameDatabaseAs(ConnectionString.parse("postgresql://postgres@db.xyz.supabase.co/postgres")))
			.isFalse();
	}

	@Test
	void replicaOnlyNamesTheSameDatabase() {
		ConnectionString replica = ConnectionString.parse(POOLED.replace("-1-", "-2-"));
		assertThat(ConnectionString.parse(POOLED).sameDatabaseNameAs(replica)).isTrue();
	}

	@Test
	void credentialsFromElsewhereWin() {
		ConnectionString string = ConnectionString.parse(POOLED).withCredentials(null, "other");
		assertThat(string.user()).isEqualTo("u");
		assertThat(string.password()).isEqualTo("other");
		assertThat(string).isNotEqualTo(ConnectionString.parse(POOLED))
			.isEqualTo(ConnectionString.parse(POOLED.replace("s3cr3t", "other")))
			.hasSameHashCodeAs(ConnectionString.parse(POOLED.replace("s3cr3t", "other")));
	}

}
