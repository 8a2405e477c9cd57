/**
 * What the starter knows of the database and does about it, for programs, and what can be
 * done about it by hand.
 */
@NullMarked
package io.github.neonspring.boot.status;

import org.jspecify.annotations.NullMarked;
