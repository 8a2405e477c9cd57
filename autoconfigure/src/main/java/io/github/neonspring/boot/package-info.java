/**
 * Spring Boot for serverless PostgreSQL.
 */
@NullMarked
package io.github.neonspring.boot;

import org.jspecify.annotations.NullMarked;
