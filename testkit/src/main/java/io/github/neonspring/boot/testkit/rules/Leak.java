package io.github.neonspring.boot.testkit.rules;

import org.objectweb.asm.tree.AbstractInsnNode;

/**
 * A way on which something stays open.
 *
 * @param way what kind of way
 * @param at the instruction at its end
 */
record Leak(Way way, AbstractInsnNode at) {

	/**
	 * The kinds of ways, the plainest first.
	 */
	enum Way {

		/** The method returns. */
		END,

		/** The next one is opened. */
		LOOP,

		/** An exception leaves the method. */
		EXCEPTION

	}

}
