package io.github.neonspring.boot.compute;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * Who needs the database.
 *
 * @param what the method of the application or of a library that asked, or what the
 * starter is about to do
 * @param thread the name of the thread
 * @since 0.1.0
 */
public record Caller(String what, String thread) {

	private static final String OURS = "io.github.neonspring.boot.";

	/** On the way from whoever asks to the data source. */
	private static final List<String> BETWEEN = List.of("java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.",
			"org.springframework.jdbc.", "org.springframework.transaction.", "org.springframework.orm.",
			"org.springframework.data.", "org.springframework.dao.", "org.springframework.aop.",
			"org.springframework.beans.", "org.springframework.context.", "org.springframework.core.",
			"org.springframework.util.", "org.springframework.boot.jdbc.", "org.aspectj.", "org.hibernate.",
			"org.jooq.", "org.apache.ibatis.", "org.mybatis.", "com.zaxxer.", "org.postgresql.", "io.micrometer.",
			"net.ttddyy.", "kotlin.", "com.mysema.", "com.querydsl.", OURS + "actuate.", OURS + "compute.",
			OURS + "datasource.", OURS + "guard.", OURS + "hibernate.", OURS + "jdbc.", OURS + "pool.", OURS + "query.",
			OURS + "replica.", OURS + "resilience.", OURS + "transaction.");

	/** What Spring generates has the name of the application's class before this. */
	private static final String GENERATED = "$$";

	/**
	 * Return who is asking on this thread: the innermost method on the stack that is not
	 * part of the way to the data source.
	 * @return the caller
	 */
	public static Caller current() {
		String thread = Thread.currentThread().getName();
		String method = StackWalker.getInstance()
			.walk((frames) -> frames.filter(Caller::isUser).findFirst().map(Caller::describe))
			.orElse("thread " + thread.replaceAll("\\d+", "*"));
		return new Caller(method, thread);
	}

	static Caller named(String what) {
		return new Caller(what, Thread.currentThread().getName());
	}

	private static boolean isUser(StackFrame frame) {
		return BETWEEN.stream().noneMatch(frame.getClassName()::startsWith);
	}

	private static String describe(StackFrame frame) {
		String type = frame.getClassName();
		int generated = type.indexOf(GENERATED);
		String method = frame.getMethodName().startsWith("lambda$") ? frame.getMethodName().split("\\$")[1]
				: frame.getMethodName();
		return ((generated > 0) ? type.substring(0, generated) : type) + "." + method;
	}

}
