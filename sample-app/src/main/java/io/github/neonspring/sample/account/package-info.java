/**
 * Accounts and what is on them.
 */
@NullMarked
package io.github.neonspring.sample.account;

import org.jspecify.annotations.NullMarked;
