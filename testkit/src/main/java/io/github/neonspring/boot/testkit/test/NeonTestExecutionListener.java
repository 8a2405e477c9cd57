package io.github.neonspring.boot.testkit.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * A {@link TestExecutionListener} that gives each {@link NeonTest} class a fresh
 * database.
 */
final class NeonTestExecutionListener extends AbstractTestExecutionListener {

	// After a context was discarded for the class (1500) and before SQL scripts are
	// executed for it (5000)
	private static final int ORDER = 1700;

	private static final String ATTRIBUTE = NeonTestExecutionListener.class.getName() + ".database";

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void beforeTestClass(TestContext testContext) {
		give(testContext);
	}

	// A context that was discarded within the class has a new database
	@Override
	public void prepareTestInstance(TestContext testContext) {
		give(testContext);
	}

	@Override
	public void beforeTestMethod(TestContext testContext) {
		give(testContext);
	}

	private static void give(TestContext testContext) {
		Class<?> testClass = testContext.getTestClass();
		if (TestContextAnnotationUtils.hasAnnotation(testClass, NeonTest.class)) {
			TestDatabase database = testContext.getApplicationContext().getBean(TestDatabase.class);
			testContext.setAttribute(ATTRIBUTE, database);
			database.giveTo(outermost(testClass), testClass);
		}
	}

	@Override
	public void afterTestClass(TestContext testContext) {
		if (testContext.removeAttribute(ATTRIBUTE) instanceof TestDatabase database) {
			database.takeFrom(testContext.getTestClass());
		}
	}

	private static Class<?> outermost(Class<?> testClass) {
		Class<?> around = testClass.getEnclosingClass();
		return (around != null && TestContextAnnotationUtils.searchEnclosingClass(testClass)) ? outermost(around)
				: testClass;
	}

}
