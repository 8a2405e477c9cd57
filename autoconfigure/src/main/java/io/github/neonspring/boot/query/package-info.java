/**
 * What the application's statements and transactions show of themselves: slow ones,
 * repeated ones, plans.
 */
@NullMarked
package io.github.neonspring.boot.query;

import org.jspecify.annotations.NullMarked;
