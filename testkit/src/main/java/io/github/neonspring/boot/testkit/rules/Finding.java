package io.github.neonspring.boot.testkit.rules;

/**
 * A place in compiled code that breaks a rule.
 *
 * @param rule the rule
 * @param className the full name of the class
 * @param method the method's name; for a lambda, that of the method around it
 * @param sourceFile the name of the source file, such as {@code OrderService.java}
 * @param line the line in it; 0 where the class has no line numbers
 * @param what what is wrong there, as a sentence without a full stop
 * @since 0.1.0
 */
public record Finding(LeakRule rule, String className, String method, String sourceFile, int line, String what) {

	/**
	 * Return the finding with its place and what to do instead.
	 * @return one line, as ArchUnit words it
	 */
	@Override
	public String toString() {
		return "%s.%s: %s; instead, %s in (%s:%d)".formatted(this.className, this.method, this.what, this.rule.remedy(),
				this.sourceFile, this.line);
	}

	/**
	 * Return the path of the source file below the source folder.
	 * @return the path, such as {@code com/example/OrderService.java}
	 */
	public String sourcePath() {
		int end = this.className.lastIndexOf('.');
		return ((end < 0) ? "" : this.className.substring(0, end + 1).replace('.', '/')) + this.sourceFile;
	}

}
