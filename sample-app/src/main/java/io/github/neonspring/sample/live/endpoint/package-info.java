/**
 * The endpoint as the live page sees it, embedded or real, without asking it anything.
 */
@NullMarked
package io.github.neonspring.sample.live.endpoint;

import org.jspecify.annotations.NullMarked;
