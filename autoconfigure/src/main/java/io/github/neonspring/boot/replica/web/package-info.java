/**
 * Carries a caller's writes from one request to the next, in a servlet application.
 */
@NullMarked
package io.github.neonspring.boot.replica.web;

import org.jspecify.annotations.NullMarked;
