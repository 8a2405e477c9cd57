/**
 * The live page: what it shows of the database, and its buttons.
 */
@NullMarked
package io.github.neonspring.sample.live;

import org.jspecify.annotations.NullMarked;
