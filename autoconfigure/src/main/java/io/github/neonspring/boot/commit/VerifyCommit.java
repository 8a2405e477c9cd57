package io.github.neonspring.boot.commit;

import org.jspecify.annotations.Nullable;

/**
 * Says for the COMMIT that this thread is about to send whether its outcome is to be
 * looked up if the answer is lost. Without such word the property
 * {@code neon.transaction.verify-commit} counts. What is said inside of what was said
 * before counts until it is closed, on the same thread and in a try-with-resources block.
 *
 * @since 0.1.0
 */
public final class VerifyCommit implements AutoCloseable {

	private static final ThreadLocal<@Nullable Boolean> SAID = new ThreadLocal<>();

	private final @Nullable Boolean before = SAID.get();

	private VerifyCommit(boolean verify) {
		SAID.set(verify);
	}

	/**
	 * Say it, until closed.
	 * @param verify whether to look up the outcome
	 * @return to be closed when the COMMIT is over
	 */
	public static VerifyCommit say(boolean verify) {
		return new VerifyCommit(verify);
	}

	/**
	 * Whether the outcome of the coming COMMIT is to be looked up.
	 * @param otherwise the answer if nothing was said
	 * @return what was said
	 */
	public static boolean isWanted(boolean otherwise) {
		Boolean said = SAID.get();
		return (said != null) ? said : otherwise;
	}

	@Override
	public void close() {
		if (this.before != null) {
			SAID.set(this.before);
		}
		else {
			SAID.remove();
		}
	}

}
