/**
 * The application that is compared: a small bank. Nothing in it knows whether it runs on
 * plain Spring Boot or on the starter.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.compare.application;

import org.jspecify.annotations.NullMarked;
