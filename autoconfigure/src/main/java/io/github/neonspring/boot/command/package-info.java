/**
 * Commands that an application runs in the place of itself, named with
 * {@code --neon.command}: what a command is, how it is found, what it may print and how
 * it ends. Imports no other feature.
 */
@NullMarked
package io.github.neonspring.boot.command;

import org.jspecify.annotations.NullMarked;
