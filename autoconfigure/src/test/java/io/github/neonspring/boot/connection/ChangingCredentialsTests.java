package io.github.neonspring.boot.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import io.github.neonspring.boot.connection.credentials.NeonCredentials;
import io.github.neonspring.boot.connection.credentials.NeonCredentialsProvider;
import io.github.neonspring.boot.connection.driver.JdbcTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for where credentials that can change come from.
 */
class ChangingCredentialsTests {

	@TempDir
	private Path secrets;

	@Test
	void settingsWithoutAConfigTreeDoNotChange() {
		StandardEnvironment environment = environment(
				Map.of("neon.url", "postgresql://app:hush-old@db.example.com/shop"));
		assertThat(main(environment).credentials()).isNull();
	}

	@Test
	void passwordInAFileIsReadAgain() throws IOException {
		write("neon.password", "hush-old\n");
		StandardEnvironment environment = withTree(Map.of("neon.url", "postgresql://app@db.example.com/shop"));
		NeonCredentialsProvider provider = provider(main(environment));
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-old"));
		write("neon.password", "hush-new\n");
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-new"));
		assertThat(environment.getProperty("neon.password")).isEqualTo("hush-old");
	}

	@Test
	void fileBehindAPlaceholderIsReadAgain() throws IOException {
		write("db-password", "hush-old");
		NeonCredentialsProvider provider = provider(
				main(withTree(Map.of("spring.datasource.url", "jdbc:postgresql://db.example.com/shop",
						"spring.datasource.username", "app", "spring.datasource.password", "${db-password}"))));
		write("db-password", "hush-new");
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-new"));
	}

	@Test
	void connectionStringInAFileIsReadAgain() throws IOException {
		write("neon.url", "postgresql://app:hush-old@db.example.com/shop");
		NeonCredentialsProvider provider = provider(main(withTree(Map.of())));
		write("neon.url", "postgresql://app2:hush-new@db.example.com/shop");
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app2", "hush-new"));
	}

	@Test
	void fileThatIsEmptyOrGoneForAMomentChangesNothing() throws IOException {
		write("neon.password", "hush-old");
		NeonCredentialsProvider provider = provider(
				main(withTree(Map.of("neon.url", "postgresql://app@db.example.com/shop"))));
		write("neon.password", "");
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-old"));
		Files.delete(this.secrets.resolve("neon.password"));
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-old"));
		write("neon.password", "hush-new");
		assertThat(provider.getCredentials()).isEqualTo(new NeonCredentials("app", "hush-new"));
		assertThat(provider.toString()).doesNotContain("hush-new").doesNotContain("hush-old");
	}

	@Test
	void ownerInTheDirectUrlIsNotWhatTheProviderSays() {
		StandardEnvironment environment = environment(Map.of("neon.url", "postgresql://app@db.example.com/shop",
				"neon.direct-url", "postgresql://owner:hush-migrates@db.example.com/shop", "neon.read-replica-urls",
				"postgresql://app:hush-old@replica.example.com/shop"));
		NeonCredentialsProvider provider = () -> NeonCredentials.ofPassword("hush-new");
		ResolvedConnection connection = new ChangingCredentials(environment, () -> provider)
			.in(NeonConnection.settled(environment).orElseThrow());
		assertThat(connection.main().credentials()).isSameAs(provider);
		assertThat(connection.direct().credentials()).isNull();
		assertThat(connection.direct().settledCredentials()).isEqualTo(new NeonCredentials("owner", "hush-migrates"));
		assertThat(connection.replicas()).extracting(JdbcTarget::credentials).containsExactly(provider);
	}

	@Test
	void credentialsOfAnotherUserTakeTheProvidersPlace() {
		StandardEnvironment environment = environment(Map.of("neon.url", "postgresql://app@db.example.com/shop"));
		JdbcTarget target = main(environment).withCredentials(() -> NeonCredentials.ofPassword("hush-new"));
		assertThat(target.withStartupOption("work_mem", "1MB").credentials()).isNotNull();
		assertThat(target.withCredentials("migrator", "hush-migrates").credentials()).isNull();
	}

	private void write(String name, String content) throws IOException {
		Files.writeString(this.secrets.resolve(name), content);
	}

	private StandardEnvironment withTree(Map<String, Object> properties) {
		StandardEnvironment environment = environment(properties);
		environment.getPropertySources()
			.addLast(new ConfigTreePropertySource("secrets", this.secrets,
					ConfigTreePropertySource.Option.AUTO_TRIM_TRAILING_NEW_LINE));
		return environment;
	}

	private static StandardEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

	private static JdbcTarget main(StandardEnvironment environment) {
		return NeonConnection.configured(environment).orElseThrow().main();
	}

	private static NeonCredentialsProvider provider(JdbcTarget target) {
		@Nullable NeonCredentialsProvider provider = target.credentials();
		assertThat(provider).isNotNull();
		return provider;
	}

}
