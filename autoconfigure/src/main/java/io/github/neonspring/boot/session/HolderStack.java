package io.github.neonspring.boot.session;

/**
 * What the thread that has a connection is doing. It is never thrown.
 */
final class HolderStack extends Throwable {

	HolderStack(String thread, StackTraceElement[] stack) {
		super("Thread '" + thread + "' is here now", null, false, true);
		setStackTrace(stack);
	}

}
