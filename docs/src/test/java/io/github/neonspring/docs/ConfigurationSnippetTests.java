package io.github.neonspring.docs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties that the Markdown files set are known, and their values bind.
 */
class ConfigurationSnippetTests {

	@Test
	void everyPropertyIsKnownAndBinds() {
		assertThat(Repository.problems(ConfigurationCheck::problems)).isEmpty();
	}

	@Test
	void goodPropertiesPass() {
		assertThat(ConfigurationCheck.problems(MarkdownPage.of("""
				```properties
				neon.pool.preset=production
				neon.keepalive.linger=10m
				neon.setup.extensions=citext,pg_trgm
				neon.setup.application-role-password=${SHOP_APP_PASSWORD}
				spring.datasource.hikari.maximum-pool-size=20
				spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=false
				spring.jpa.properties.hibernate.jdbc.batch_size=50
				logging.level.org.flywaydb=debug
				```

				```yaml
				spring:
				  flyway:
				    locations: [classpath:db/migration, classpath:db/more]
				---
				neon.keepalive.mode: scheduled
				```

				<!-- file: prometheus.yml -->
				```yaml
				scrape_configs:
				  - job_name: shop
				```
				"""))).isEmpty();
	}

	@Test
	void unknownPropertyIsTold() {
		assertThat(ConfigurationCheck.problems(MarkdownPage.of("```properties\nneon.pool.pre-set=test\n```\n")))
			.containsExactly("docs/example.md:1: there is no property neon.pool.pre-set");
		assertThat(ConfigurationCheck.problems(MarkdownPage.of("```yaml\nneon:\n  pool:\n    size: 3\n```\n")))
			.containsExactly("docs/example.md:1: there is no property neon.pool.size");
	}

	@Test
	void valueOfAnotherTypeIsTold() {
		assertThat(ConfigurationCheck.problems(MarkdownPage
			.of("```properties\nneon.keepalive.interval=soon\nneon.pool.preset=huge\nserver.port=a\n```\n")))
			.containsExactly(
					"docs/example.md:1: neon.keepalive.interval cannot be 'soon': it is of the type java.time.Duration",
					"docs/example.md:1: neon.pool.preset cannot be 'huge': it is of the type io.github.neonspring.boot.pool.PoolPreset",
					"docs/example.md:1: server.port cannot be 'a': it is of the type java.lang.Integer");
	}

	@Test
	void brokenYamlIsTold() {
		assertThat(ConfigurationCheck.problems(MarkdownPage.of("```yaml\na: [\n```\n"))).singleElement()
			.asString()
			.startsWith("docs/example.md:1: cannot be read");
		assertThat(ConfigurationCheck.problems(MarkdownPage.of("<!-- file: a.yml -->\n```yaml\na: [\n```\n")))
			.singleElement()
			.asString()
			.startsWith("docs/example.md:2: cannot be read");
	}

}
