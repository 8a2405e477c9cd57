/**
 * Rules that find leaks and misplaced transactions in compiled classes, as ArchUnit rules
 * and as a command.
 */
@NullMarked
package io.github.neonspring.boot.testkit.rules;

import org.jspecify.annotations.NullMarked;
