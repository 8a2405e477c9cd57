package io.github.neonspring.boot.testkit.rules;

import java.util.EnumSet;
import java.util.Set;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/**
 * ArchUnit rules against leaks and misplaced transactions. In a test:
 *
 * <pre class="code">
 * LeakRules.check("com.example.shop");
 * </pre>
 *
 * or, with ArchUnit's JUnit support,
 *
 * <pre class="code">
 * &#064;ArchTest
 * static final ArchRule leaks = LeakRules.ALL;
 * </pre>
 *
 * The rules read bytecode: a value is followed through variables, branches, handlers,
 * lambdas and the project's own methods. To leave a finding out, use ArchUnit's
 * {@code archunit_ignore_patterns.txt} or {@code FreezingArchRule}.
 *
 * @since 0.1.0
 */
public final class LeakRules {

	/**
	 * All rules in one.
	 */
	public static final ArchRule ALL = of(EnumSet.allOf(LeakRule.class))
		.as("nothing leaks, and transactions do what the code says");

	/**
	 * Connections are closed on every path.
	 */
	public static final ArchRule CONNECTIONS_ARE_CLOSED = of(EnumSet.of(LeakRule.CONNECTION_NOT_CLOSED));

	/**
	 * Statements are closed on every path.
	 */
	public static final ArchRule STATEMENTS_ARE_CLOSED = of(EnumSet.of(LeakRule.STATEMENT_NOT_CLOSED));

	/**
	 * Result sets are closed, or their statements are.
	 */
	public static final ArchRule RESULT_SETS_ARE_CLOSED = of(EnumSet.of(LeakRule.RESULT_SET_NOT_CLOSED));

	/**
	 * Streams over files, JDBC and JPA queries are closed.
	 */
	public static final ArchRule STREAMS_ARE_CLOSED = of(EnumSet.of(LeakRule.STREAM_NOT_CLOSED));

	/**
	 * Streams of Spring Data repositories are closed.
	 */
	public static final ArchRule REPOSITORY_STREAMS_ARE_CLOSED = of(EnumSet.of(LeakRule.REPOSITORY_STREAM_NOT_CLOSED));

	/**
	 * Entity managers and Hibernate sessions are closed on every path.
	 */
	public static final ArchRule ENTITY_MANAGERS_ARE_CLOSED = of(EnumSet.of(LeakRule.ENTITY_MANAGER_NOT_CLOSED));

	/**
	 * Nobody asks {@code DriverManager} for a connection.
	 */
	public static final ArchRule NO_DRIVER_MANAGER = of(EnumSet.of(LeakRule.DRIVER_MANAGER));

	/**
	 * Nobody commits or rolls back a connection that Spring looks after.
	 */
	public static final ArchRule NO_MANUAL_TRANSACTIONS = of(EnumSet.of(LeakRule.MANUAL_TRANSACTION));

	/**
	 * Transactional methods are called through the proxy.
	 */
	public static final ArchRule NO_SELF_INVOCATION = of(EnumSet.of(LeakRule.SELF_INVOCATION));

	/**
	 * {@code @Transactional} stands where a proxy reaches.
	 */
	public static final ArchRule TRANSACTIONS_ARE_REACHED = of(EnumSet.of(LeakRule.TRANSACTION_NOT_REACHED));

	/**
	 * No remote call is made inside a transaction.
	 */
	public static final ArchRule NO_REMOTE_CALLS_IN_TRANSACTIONS = of(EnumSet.of(LeakRule.REMOTE_CALL_IN_TRANSACTION));

	/**
	 * Nobody sleeps inside a transaction.
	 */
	public static final ArchRule NO_SLEEP_IN_TRANSACTIONS = of(EnumSet.of(LeakRule.SLEEP_IN_TRANSACTION));

	/**
	 * Work of a transaction stays in its thread.
	 */
	public static final ArchRule TRANSACTIONS_STAY_IN_THEIR_THREAD = of(
			EnumSet.of(LeakRule.TRANSACTION_ACROSS_THREADS));

	private LeakRules() {
	}

	/**
	 * Check all rules over the compiled classes of some packages, without tests.
	 * @param packages the packages, with those below them
	 * @throws AssertionError with one line for each finding
	 */
	public static void check(String... packages) {
		ALL.check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages(packages));
	}

	private static ArchRule of(Set<LeakRule> rules) {
		return ArchRuleDefinition.classes().should(new Leakless(rules));
	}

}
