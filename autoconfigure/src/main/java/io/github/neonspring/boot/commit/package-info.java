/**
 * Commits whose answer was lost.
 */
@NullMarked
package io.github.neonspring.boot.commit;

import org.jspecify.annotations.NullMarked;
