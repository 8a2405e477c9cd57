/**
 * The compute behind the endpoint: is it awake, and should it stay so.
 */
@NullMarked
package io.github.neonspring.boot.compute;

import org.jspecify.annotations.NullMarked;
