/**
 * What went wrong, said once.
 */
@NullMarked
package io.github.neonspring.boot.connection.failure;

import org.jspecify.annotations.NullMarked;
