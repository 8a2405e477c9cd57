/**
 * What happens to an endpoint, told in the application's log.
 */
@NullMarked
package io.github.neonspring.boot.connection.event;

import org.jspecify.annotations.NullMarked;
