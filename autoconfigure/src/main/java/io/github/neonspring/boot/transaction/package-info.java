/**
 * Transactions that may be repeated and tell the truth about their end.
 */
@NullMarked
package io.github.neonspring.boot.transaction;

import org.jspecify.annotations.NullMarked;
