package io.github.neonspring.boot.connection.string;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Forms of connection strings that people paste, good and bad.
 */
class ConnectionStringFormsTests {

	private static final String SECRET = "s3cr3t";

	private static final String NEON = "ep-cool-darkness-a1b2c3d4.us-east-2.aws.neon.tech";

	private static final String POOLED = "ep-cool-darkness-a1b2c3d4-pooler.c-2.us-east-2.aws.neon.tech";

	@ParameterizedTest
	@ValueSource(strings = { "postgresql://alex:s3cr3t@HOST/neondb?sslmode=require&channel_binding=require",
			"postgres://alex:s3cr3t@HOST/neondb?sslmode=require", "postgresql://alex:s3cr3t@HOST:5432/neondb",
			"  postgresql://alex:s3cr3t@HOST/neondb\n", "\"postgresql://alex:s3cr3t@HOST/neondb\"",
			"psql 'postgresql://alex:s3cr3t@HOST/neondb?sslmode=require'",
			"psql \"postgresql://alex:s3cr3t@HOST/neondb?sslmode=require&channel_binding=require\"",
			"'psql \"postgresql://alex:s3cr3t@HOST/neondb\"'", "\u201cpostgresql://alex:s3cr3t@HOST/neondb\u201d",
			"psql postgresql://alex:s3cr3t@HOST/neondb", "psql -d 'postgresql://alex:s3cr3t@HOST/neondb'",
			"psql --dbname='postgresql://alex:s3cr3t@HOST/neondb'", "psql 'postgresql://alex:s3cr3t@HOST/neondb';",
			"postgresql://alex:s3cr3t@HOST/neondb;", "export NEON_DATABASE_URL=postgresql://alex:s3cr3t@HOST/neondb",
			"DATABASE_URL='postgresql://alex:s3cr3t@HOST/neondb'",
			"set DATABASE_URL=postgresql://alex:s3cr3t@HOST/neondb",
			"$env:NEON_DATABASE_URL = \"postgresql://alex:s3cr3t@HOST/neondb\"",
			"spring.datasource.url=jdbc:postgresql://HOST/neondb?user=alex&password=s3cr3t",
			"jdbc:postgresql://HOST/neondb?user=alex&password=s3cr3t&sslmode=require",
			"jdbc:postgresql://HOST:5432/neondb?password=s3cr3t&user=alex", "jdbc:postgresql://alex:s3cr3t@HOST/neondb",
			"jdbc:postgresql://alex:s3cr3t@HOST/neondb?sslmode=require&channel_binding=require",
			"postgresql://HOST/neondb?user=alex&password=s3cr3t",
			"postgresql:///neondb?host=HOST&user=alex&password=s3cr3t",
			"postgresql://alex:s3cr3t@/neondb?host=HOST&port=5432", "postgresql://alex:s3cr3t@HOST/?dbname=neondb",
			"postgresql://alex:%733cr3t@HOST/neon%64b", "POSTGRESQL://alex:s3cr3t@HOST/neondb",
			"postgresql://alex:s3cr3t@HOST./neondb", "postgresql://alex:s3cr3t@HOST/neondb?",
			"postgresql://alex:s3cr3t@HOST/neondb?&sslmode=verify-full&",
			"postgresql://alex:s3cr3t@HOST/neondb?connection_limit=5&pool_timeout=10&connect_timeout=15",
			"postgresql://alex:s3cr3t@HOST/neondb?options=endpoint%3DLABEL",
			"postgresql://alex:s3cr3t@HOST/neondb?schema=public&pgbouncer=true",
			"postgresql://alex:s3cr3t@HOST/neondb?sslmode=verify-full&sslrootcert=system" })
	void goodFormsMeanTheSame(String form) {
		assertMeansNeondb(form, NEON, EndpointKind.NEON_DIRECT);
		assertMeansNeondb(form, POOLED, EndpointKind.NEON_POOLER);
	}

	private static void assertMeansNeondb(String form, String host, EndpointKind kind) {
		ConnectionString string = ConnectionString
			.parse(form.replace("HOST", host).replace("LABEL", host.split("\\.")[0]));
		assertThat(string.hosts()).containsExactly(new HostAndPort(host, 5432));
		assertThat(string.database()).isEqualTo("neondb");
		assertThat(string.user()).isEqualTo("alex");
		assertThat(string.password()).isEqualTo(SECRET);
		assertThat(string.kind()).isEqualTo(kind);
		assertThat(string.direct().hosts()).containsExactly(new HostAndPort(host.replace("-pooler", ""), 5432));
		assertThat(string.toString()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					''                                                            | url
					psql                                                          | scheme
					alex:s3cr3t@host/db                                           | scheme
					https://console.neon.tech/app/s3cr3t                          | scheme
					mysql://alex:s3cr3t@host/db                                   | scheme
					jdbc:postgres://alex:s3cr3t@host/db                           | scheme
					jdbc:h2:mem:s3cr3t                                            | scheme
					r2dbc:postgresql://alex:s3cr3t@host/db                        | scheme
					host=h user=alex password=s3cr3t                              | scheme
					PGPASSWORD=s3cr3t psql -h host                                | scheme
					${NEON_DATABASE_URL}                                          | placeholder
					$NEON_DATABASE_URL                                            | placeholder
					${s3cr3t:-}                                                   | placeholder
					<your connection string s3cr3t>                               | placeholder
					postgresql://alex:[YOUR-PASSWORD]@host/db                     | password
					postgresql://alex:${s3cr3t}@host/db                           | password
					postgresql://alex:<s3cr3t>@host/db                            | password
					postgresql://alex:****************@host/db                    | password
					postgresql://alex:s3cr3t@<host>/db                            | host
					postgresql://alex:s3cr3t@host/${DB}                           | database
					postgresql://alex:s3cr3t@/db                                  | host
					postgresql:///db?user=alex&password=s3cr3t                    | host
					postgresql://alex:s3cr3t@ho$t/db                              | host
					postgresql://alex:s3cr3t@h1,,h2/db                            | host
					postgresql://alex:s3cr3t@%2Fvar%2Frun/db                      | host
					postgresql:///db?host=/cloudsql/s3cr3t                        | host
					postgresql://alex:s3cr3t@::1/db                               | host
					postgresql://alex:s3cr3t@fe80::1:5432/db                      | host
					postgresql://alex:s3cr3t@[::g]/db                             | host
					postgresql://alex:s3cr3t@h1/db?host=h2                        | host
					postgresql://alex:s3cr3t@host:0/db                            | port
					postgresql://alex:s3cr3t@host:65536/db                        | port
					postgresql://alex:s3cr3t@host:5432x/db                        | port
					postgresql://alex:s3cr3t@host:-1/db                           | port
					postgresql://alex:s3cr3t@host:1/db?port=2                     | port
					postgresql://alex:s3cr3t                                      | port
					postgresql://alex:s3cr3t%@host/db                             | password
					postgresql://alex:s3cr3t%zz@host/db                           | password
					postgresql://alex:s3cr3t%ff@host/db                           | password
					postgresql://alex:s3cr3t%00@host/db                           | password
					postgresql://alex:s3cr3t#x@host/db                            | password
					postgresql://alex:s3/cr3t@host/db                             | password
					postgresql://alex:12/s3cr3t@host/db                           | password
					postgresql://alex:s3?cr3t@host/db                             | password
					postgresql://alex:x@s3cr3t/y@host/db                          | password
					postgresql://alex:12?s3cr3t=x@host/db                         | parameters
					postgresql://host/db?user=alex&password=a&s3cr3t=b            | parameters
					postgresql://host/db?user=alex&password=a&s3cr3t              | parameters
					postgresql://alex:s3cr3t@host/db#main                         | fragment
					postgresql://alex:s3cr3t x@host/db                            | url
					postgresql://alex:s3cr3t@host/a/b                             | database
					postgresql://alex:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech     | database
					postgresql://host                                             | database
					jdbc:postgresql:                                              | database
					postgresql://alex:s3cr3t@host/db?dbname=other                 | database
					postgresql://alex:s3cr3t@host/db?user=blake                   | user
					postgresql://alex:s3cr3t@host/db?password=other               | password
					postgresql://alex:s3cr3t@host/db?sslmod=require               | sslmod
					postgresql://alex:s3cr3t@host/db?sslmode                      | sslmode
					postgresql://alex:s3cr3t@host/db?sslmode=no-verify            | sslmode
					postgresql://alex:s3cr3t@host/db?sslmode=require&sslmode=disable | sslmode
					postgresql://alex:s3cr3t@host/db?channel_binding=require&channelBinding=prefer | channelBinding
					postgresql://alex:s3cr3t@host/db?sslmode=disable&channel_binding=require | sslmode
					postgresql://alex:s3cr3t@host/db?sslmode=prefer&sslnegotiation=direct | sslnegotiation
					postgresql://alex:s3cr3t@host/db?ssl=true&sslmode=disable     | ssl
					postgresql://alex:s3cr3t@host/db?sslmode=require&sslrootcert=system | sslrootcert
					postgresql://alex:s3cr3t@host/db?service=x                    | service
					postgresql://alex:s3cr3t@host/db?passfile=x                   | passfile
					postgresql://alex:s3cr3t@host/db?client_encoding=LATIN1       | client_encoding
					postgresql://alex:s3cr3t@host/db?connect_timeout=soon         | connect_timeout
					postgresql://alex:s3cr3t@host/db?target_session_attrs=s3cr3t  | target_session_attrs
					jdbc:postgresql://host/db?applicationName=x                   | applicationName
					jdbc:postgresql://host/db?targetServerType=foo                | targetServerType
					postgresql://alex:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech/db?sslmode=disable | sslmode
					postgresql://alex:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech/db?options=endpoint%3Dep-x-y-2 | options
					postgresql://alex:s3cr3t@ep-a-b-1-pooler.us-east-2.aws.neon.tech/db?options=endpoint%3Dep-a-b-1 | options
					postgresql://alex:s3cr3t@ep-a-b-1-pooler.us-east-2.aws.neon.tech/db?options=-c%20statement_timeout%3D5s | options
					postgresql://alex:s3cr3t@db:6432/db?options=-csearch_path%3Dapp | options
					postgresql://alex:s3cr3t@ep-a-b-1.us-east-2.aws.neon.tech/db?schema=app | currentSchema
					postgresql://alex:s3cr3t@ep-a-b-1-pooler.us-east-2.aws.neon.tech/db?currentSchema=app | currentSchema
					""")
	void badFormsNameThePartAndNoValue(String text, String part) {
		String form = text.equals("''") ? "" : text;
		assertThatExceptionOfType(InvalidConnectionStringException.class).isThrownBy(() -> ConnectionString.parse(form))
			.satisfies((ex) -> assertThat(ex.getPart()).isEqualTo(part))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain(SECRET).doesNotContain("cr3t"))
			.withNoCause();
	}

}
