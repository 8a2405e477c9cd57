package io.github.neonspring.boot.transaction;

/**
 * Makes the thread forget what a failed attempt has left, before the next one starts.
 */
@FunctionalInterface
interface FreshStart {

	void prepare();

}
