package io.github.neonspring.boot.command;

import java.io.PrintStream;

/**
 * Standard error in the place of standard output, which is kept for the command: log
 * lines, banners and whatever the application prints go here.
 */
final class DivertedOutput extends PrintStream {

	private final PrintStream kept;

	private DivertedOutput(PrintStream kept) {
		super(System.err, true);
		this.kept = kept;
	}

	/**
	 * Divert standard output, unless an earlier start in this JVM has done so: Spring
	 * Boot's developer tools start the application a second time.
	 * @return the diverted output
	 */
	static DivertedOutput begin() {
		if (System.out instanceof DivertedOutput diverted) {
			return diverted;
		}
		DivertedOutput diverted = new DivertedOutput(System.out);
		System.setOut(diverted);
		return diverted;
	}

	PrintStream kept() {
		return this.kept;
	}

	void end() {
		System.setOut(this.kept);
	}

}
