package io.github.neonspring.docs;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pieces of Maven and Gradle builds in the Markdown files name what there is.
 */
class PomSnippetTests {

	private static final PomCheck CHECK = new PomCheck();

	@Test
	void everyArtifactIsKnown() {
		assertThat(Repository.problems(CHECK::problems)).isEmpty();
	}

	@Test
	void artifactsOfTheBuildAndOfSpringBootPass() {
		assertThat(problems("xml", """
				<dependency>
				  <groupId>io.github.neonspring</groupId>
				  <artifactId>neon-spring-boot-starter</artifactId>
				  <version>0.1.0-SNAPSHOT</version>
				</dependency>
				<dependency>
				  <groupId>io.micrometer</groupId>
				  <artifactId>micrometer-registry-prometheus</artifactId>
				</dependency>
				""")).isEmpty();
		assertThat(problems("kotlin", """
				plugins { id("org.springframework.boot") version "4.1.1" }
				dependencies { implementation("io.github.neonspring:neon-spring-boot-starter:0.1.0-SNAPSHOT") }
				""")).isEmpty();
	}

	@Test
	void unknownArtifactIsTold() {
		assertThat(problems("xml", "<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>"))
			.containsExactly("docs/example.md:1: no pom of the build knows a:b");
		assertThat(problems("groovy", "implementation 'a:b:1'"))
			.containsExactly("docs/example.md:1: no pom of the build knows a:b");
	}

	@Test
	void otherVersionIsTold() {
		assertThat(problems("xml", """
				<parent>
				  <groupId>org.springframework.boot</groupId>
				  <artifactId>spring-boot-starter-parent</artifactId>
				  <version>3.0.0</version>
				</parent>
				""")).singleElement().asString().contains("spring-boot-starter-parent is 3.0.0 here");
		assertThat(problems("kotlin", "plugins { id(\"org.springframework.boot\") version \"3.0.0\" }")).singleElement()
			.asString()
			.contains("Spring Boot is 3.0.0 here");
	}

	@Test
	void missingVersionIsTold() {
		assertThat(problems("groovy", "implementation 'io.github.neonspring:neon-spring-boot-starter'"))
			.containsExactly(
					"docs/example.md:1: io.github.neonspring:neon-spring-boot-starter needs a version: Spring Boot manages none");
	}

	@Test
	void brokenXmlIsTold() {
		assertThat(problems("xml", "<dependency>")).singleElement()
			.asString()
			.startsWith("docs/example.md:1: cannot be read");
	}

	private static List<String> problems(String language, String text) {
		return CHECK.problems(MarkdownPage.of("```" + language + "\n" + text.strip() + "\n```\n"));
	}

}
