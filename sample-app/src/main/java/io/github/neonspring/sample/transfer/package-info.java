/**
 * Money that moves between accounts.
 */
@NullMarked
package io.github.neonspring.sample.transfer;

import org.jspecify.annotations.NullMarked;
