/**
 * Requests that the live page sends, with the starter's settings and with plain ones.
 */
@NullMarked
package io.github.neonspring.sample.live.load;

import org.jspecify.annotations.NullMarked;
