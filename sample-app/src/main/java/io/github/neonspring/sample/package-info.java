/**
 * A bank of a few accounts, on a serverless database.
 */
@NullMarked
package io.github.neonspring.sample;

import org.jspecify.annotations.NullMarked;
