/**
 * Whether the instances of an application ask for more connections than there are.
 */
@NullMarked
package io.github.neonspring.boot.budget;

import org.jspecify.annotations.NullMarked;
