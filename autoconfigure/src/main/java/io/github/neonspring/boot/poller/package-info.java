/**
 * Libraries that ask the database something in the background, and so keep the compute
 * awake.
 */
@NullMarked
package io.github.neonspring.boot.poller;

import org.jspecify.annotations.NullMarked;
