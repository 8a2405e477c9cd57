/**
 * How pgjdbc connects: its properties, TLS, sockets, and what a failure means.
 */
@NullMarked
package io.github.neonspring.boot.connection.driver;

import org.jspecify.annotations.NullMarked;
