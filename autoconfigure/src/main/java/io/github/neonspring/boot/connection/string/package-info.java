/**
 * Connection strings as people paste them: read, checked and recognised.
 */
@NullMarked
package io.github.neonspring.boot.connection.string;

import org.jspecify.annotations.NullMarked;
