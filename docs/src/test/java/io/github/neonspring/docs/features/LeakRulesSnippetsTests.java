package io.github.neonspring.docs.features;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.neonspring.boot.testkit.rules.LeakRules;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Snippets of the page about leak rules, on a shop that leaks a connection.
 */
class LeakRulesSnippetsTests {

	private static final String LEAK = """
			package com.example.shop;

			class Orders {

				boolean any(javax.sql.DataSource dataSource) throws java.sql.SQLException {
					return dataSource.getConnection().isValid(1);
				}

			}
			""";

	@Test
	void leakIsFound(@TempDir Path folder) throws Exception {
		Path source = Files.writeString(folder.resolve("Orders.java"), LEAK);
		ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader shop = new URLClassLoader(new URL[] { folder.toUri().toURL() }, before)) {
			thread.setContextClassLoader(shop);
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> new LeakTests().nothingLeaks())
				.withMessageContaining("try-with-resources");
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	static class LeakTests {

		// snippet: rules
		@Test
		void nothingLeaks() {
			LeakRules.check("com.example.shop");
		}
		// end

	}

}
