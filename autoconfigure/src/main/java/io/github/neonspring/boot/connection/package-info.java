/**
 * Connection strings: what they may look like, and what pgjdbc is told because of them.
 */
@NullMarked
package io.github.neonspring.boot.connection;

import org.jspecify.annotations.NullMarked;
