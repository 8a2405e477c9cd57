package io.github.neonspring.docs;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.neonspring.boot.testkit.rules.LeakRules;

/**
 * What {@code docs/leak-rules.md} shows.
 */
class LeakRulesSnippetsTests {

	@BeforeAll
	static void letRulesFindNothingToCheck() {
		ArchConfiguration.get().setProperty("archRule.failOnEmptyShould", "false");
	}

	@AfterAll
	static void reset() {
		ArchConfiguration.get().reset();
	}

	// snippet: check
	@Test
	void nothingLeaks() {
		LeakRules.check("com.example.shop");
	}
	// end

	// The annotations are for ArchUnit's own engine, which does no more than this
	@Test
	void ruleIsAField() {
		JavaClasses classes = new ClassFileImporter().importPackages("com.example.shop");
		LeakTests.leaks.check(classes);
	}

	// snippet: field
	@AnalyzeClasses(packages = "com.example.shop", importOptions = ImportOption.DoNotIncludeTests.class)
	static class LeakTests {

		@ArchTest
		static final ArchRule leaks = LeakRules.ALL;

	}
	// end

}
