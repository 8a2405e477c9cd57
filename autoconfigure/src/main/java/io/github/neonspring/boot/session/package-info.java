/**
 * Who has which connection, since when, and who does not give it back.
 */
@NullMarked
package io.github.neonspring.boot.session;

import org.jspecify.annotations.NullMarked;
