/**
 * Failures of the database as data, and as answers to clients of a web application.
 */
@NullMarked
package io.github.neonspring.boot.problem;

import org.jspecify.annotations.NullMarked;
