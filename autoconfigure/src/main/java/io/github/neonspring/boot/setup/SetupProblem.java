package io.github.neonspring.boot.setup;

/**
 * Something that would make a set-up fail, found before anything was changed.
 *
 * @param what what is wrong, a sentence without its full stop
 * @param remedy what to do, in sentences
 */
record SetupProblem(String what, String remedy) {
}
