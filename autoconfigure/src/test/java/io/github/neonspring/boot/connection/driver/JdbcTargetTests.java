package io.github.neonspring.boot.connection.driver;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

import io.github.neonspring.boot.connection.string.ConnectionString;

import static org.assertj.core.api.Assertions.assertThat;

class JdbcTargetTests {

	private static final String NEON = "postgresql://u:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech/shop";

	private static final String POOLED = NEON.replace("-1.", "-1-pooler.");

	private static JdbcTarget target(String text) {
		return JdbcTarget.of(ConnectionString.parse(text), TargetOptions.NONE);
	}

	private static void assertNeonTls(JdbcTarget target) {
		assertThat(target.properties()).containsEntry("sslmode", "verify-full")
			.containsEntry("sslfactory", EndpointSslFactory.class.getName())
			.containsEntry("sslNegotiation", "direct")
			.containsEntry("channelBinding", "require");
	}

	@Test
	void urlAndDescriptionHoldNoCredentials() {
		JdbcTarget target = target(NEON + "?sslpassword=s3cr3t");
		assertThat(target.url()).isEqualTo("jdbc:postgresql://ep-a-b-1.us-east-2.aws.neon.tech:5432/shop");
		assertThat(target.description()).isEqualTo("ep-a-b-1.us-east-2.aws.neon.tech:5432/shop");
		assertThat(target.toString()).doesNotContain("s3cr3t");
		assertThat(target.properties()).containsEntry("user", "u").containsEntry("password", "s3cr3t");
	}

	@Test
	void neonGetsAllItOffersWhateverSslmodeSays() {
		assertNeonTls(target(NEON));
		assertNeonTls(target(NEON + "?sslmode=prefer"));
		assertNeonTls(target(NEON + "?sslmode=require&channel_binding=prefer"));
		assertNeonTls(target(POOLED + "?sslmode=verify-ca"));
		assertNeonTls(target("postgresql://u@ep-a-b-1.localhost:5433/shop"));
		assertThat(target(NEON + "?sslmode=require").warnings()).isEmpty();
	}

	@Test
	void neonHostInAJdbcUrlThatSaysNothingAboutTlsGetsAllOfIt() {
		assertNeonTls(target("jdbc:postgresql://ep-a-b-1.us-east-2.aws.neon.tech/shop?user=u"));
	}

	@Test
	void jdbcUrlKeepsItsTlsWithOneWarningWhenItIsWeaker() {
		JdbcTarget target = target("jdbc:postgresql://ep-a-b-1.us-east-2.aws.neon.tech/shop?sslmode=require");
		assertThat(target.properties()).containsEntry("sslmode", "require")
			.doesNotContainKeys("sslfactory", "sslNegotiation", "channelBinding");
		assertThat(target.warnings()).singleElement().asString().contains("sslmode=require");
		assertThat(target("jdbc:postgresql://db.example.com/shop").warnings()).hasSize(1);
		assertThat(target("jdbc:postgresql://db.example.com/shop?sslmode=require").warnings()).isEmpty();
		assertThat(target("jdbc:postgresql://localhost:49153/test?loggerLevel=OFF").warnings()).isEmpty();
	}

	@Test
	void severalHostsAreAskedWhichOfThemIsMeant() {
		assertThat(target("postgresql://u@h1,h2/shop?sslmode=require").warnings()).singleElement()
			.asString()
			.contains("target_session_attrs=read-write");
		assertThat(target("postgresql://u@h1,h2/shop?sslmode=require&target_session_attrs=any").warnings()).isEmpty();
		assertThat(target("postgresql://u@h1/shop?sslmode=require").warnings()).isEmpty();
	}

	@Test
	void eachOfSeveralHostsHasATimeoutOfItsOwn() {
		assertThat(target("postgresql://u@h1,h2/shop").properties()).containsEntry("connectTimeout", "0")
			.containsEntry("socketFactoryArg", ";3");
		assertThat(target("postgresql://u@h1,h2/shop?connect_timeout=7").properties())
			.containsEntry("connectTimeout", "0")
			.containsEntry("socketFactoryArg", ";7");
		assertThat(target("postgresql://u@h1/shop?connect_timeout=7").properties()).containsEntry("connectTimeout", "7")
			.containsEntry("socketFactoryArg", "");
	}

	@Test
	void otherHostsGetAtLeastRequire() {
		assertThat(target("postgresql://u@db.example.com/shop").properties()).containsEntry("sslmode", "require")
			.doesNotContainKeys("sslNegotiation", "channelBinding", "sslfactory");
		assertThat(target("postgresql://u@db.example.com/shop?sslmode=allow").properties()).containsEntry("sslmode",
				"require");
		assertThat(target("postgresql://u@db.example.com/shop?sslmode=verify-ca").properties()).containsEntry("sslmode",
				"verify-ca");
	}

	@Test
	void disableInSoManyWordsIsKeptWithOneWarning() {
		JdbcTarget target = target("postgresql://u@db.example.com/shop?sslmode=disable");
		assertThat(target.properties()).containsEntry("sslmode", "disable");
		assertThat(target.warnings()).singleElement().asString().contains("sslmode=disable");
	}

	@Test
	void loopbackKeepsWhatIsWritten() {
		assertThat(target("postgresql://u@localhost/shop").properties()).doesNotContainKey("sslmode");
		assertThat(target("postgresql://u@127.0.0.1/shop?sslmode=disable").warnings()).isEmpty();
		assertThat(target("postgresql://u@[::1]/shop?sslmode=allow").properties()).containsEntry("sslmode", "allow");
	}

	@Test
	void simulatorMayDoWithoutTls() {
		JdbcTarget target = target("postgresql://u@ep-quiet-moon-a1b2c3d4.localhost:5433/shop?sslmode=disable");
		assertThat(target.properties()).containsEntry("sslmode", "disable")
			.doesNotContainKeys("channelBinding", "sslNegotiation");
		assertThat(target.warnings()).isEmpty();
	}

	@Test
	void systemRootsMeanTheTrustStoreOfTheJvm() {
		assertThat(target("postgresql://u@db.example.com/shop?sslrootcert=system").properties())
			.containsEntry("sslmode", "verify-full")
			.containsEntry("sslfactory", EndpointSslFactory.class.getName())
			.doesNotContainKey("sslrootcert");
	}

	@Test
	void otherPoolersGetNoNamedStatements() {
		assertThat(target("postgresql://u@db:6432/shop").properties()).containsEntry("prepareThreshold", "0");
		assertThat(target("jdbc:postgresql://x.pooler.supabase.com:6543/postgres").properties())
			.containsEntry("prepareThreshold", "0");
		assertThat(target("postgresql://u@db:6432/shop?prepareThreshold=3").properties())
			.containsEntry("prepareThreshold", "3");
		assertThat(target(POOLED).properties()).doesNotContainKey("prepareThreshold");
	}

	@Test
	void publicSchemaNeedsNoStartupParameterOnNeon() {
		assertThat(target(POOLED + "?schema=public").properties()).doesNotContainKey("currentSchema");
		assertThat(target("postgresql://u@localhost/shop?schema=app").properties()).containsEntry("currentSchema",
				"app");
	}

	@Test
	void jdbcUrlIsWarnedAboutWhatThePoolerDoesNotTake() {
		String url = "jdbc:postgresql://ep-a-b-1-pooler.us-east-2.aws.neon.tech/shop";
		assertThat(target(url + "?currentSchema=app").warnings()).singleElement().asString().contains("currentSchema");
		assertThat(target(url + "?options=-c%20lock_timeout=5s").warnings()).singleElement()
			.asString()
			.contains("options");
	}

	@Test
	void poolersTakeTheSettingsThatTheyTrack() {
		assertThat(target(POOLED + "?options=-c%20timezone%3DUTC").properties()).containsEntry("options",
				"-c timezone=UTC");
	}

	@Test
	void roundTripMinimumGivesWayToTheUrl() {
		assertThat(target(NEON).properties()).containsEntry("assumeMinServerVersion", "12")
			.containsEntry("tcpKeepAlive", "true")
			.containsEntry("socketFactory", EndpointSocketFactory.class.getName())
			.containsEntry("socketFactoryArg", "");
		assertThat(target("jdbc:postgresql://localhost/shop?assumeMinServerVersion=9.0&tcpKeepAlive=false"
				+ "&socketFactory=com.example.SocketFactory")
			.properties()).containsEntry("assumeMinServerVersion", "9.0")
			.containsEntry("tcpKeepAlive", "false")
			.containsEntry("socketFactory", "com.example.SocketFactory")
			.doesNotContainKey("socketFactoryArg");
	}

	@Test
	void applicationNameHoldsTheInstanceWithin63Bytes() {
		ConnectionString string = ConnectionString.parse(NEON);
		TargetOptions options = new TargetOptions("büro-" + "x".repeat(80), "a1b2c3", "1");
		assertThat(JdbcTarget.of(string, options).properties().getProperty("ApplicationName")).hasSize(63)
			.startsWith("b?ro-xx")
			.endsWith("x-a1b2c3");
		assertThat(JdbcTarget.of(ConnectionString.parse(NEON + "?application_name=own"), options).properties())
			.containsEntry("ApplicationName", "own");
	}

	@Test
	void parametersOfOtherClientsAreDroppedWithOneWarning() {
		JdbcTarget target = target(POOLED + "?pgbouncer=true&connection_limit=1&pool_timeout=0");
		assertThat(target.properties()).doesNotContainKeys("pgbouncer", "connection_limit", "pool_timeout");
		assertThat(target.warnings()).singleElement().asString().contains("connection_limit, pool_timeout");
	}

	@Test
	void pgjdbcReadsTheUrlAsItWasMeant() {
		JdbcTarget target = target("postgresql://u:p@[::1]:6000,h2/a%2Fb%20c+d%3F");
		Properties read = Driver.parseURL(target.url(), target.properties());
		assertThat(read).isNotNull()
			.containsEntry("PGHOST", "[::1],h2")
			.containsEntry("PGPORT", "6000,5432")
			.containsEntry("PGDBNAME", "a/b c+d?")
			.containsEntry("password", "p");
	}

	@Test
	void propertiesAreCopies() {
		JdbcTarget target = target(NEON);
		target.properties().clear();
		assertThat(target.properties()).isNotEmpty();
		assertThat(target.withCredentials("v", "w").properties()).containsEntry("user", "v")
			.containsEntry("password", "w");
	}

	@Test
	void batchedInsertsAreSentTogetherUnlessTheStringSaysOtherwise() {
		assertThat(target(NEON).properties()).containsEntry("reWriteBatchedInserts", "true");
		assertThat(target(NEON + "?reWriteBatchedInserts=false").properties()).containsEntry("reWriteBatchedInserts",
				"false");
	}

}
