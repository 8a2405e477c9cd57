/**
 * As whom the application logs in, where that can change while it runs.
 */
@NullMarked
package io.github.neonspring.boot.connection.credentials;

import org.jspecify.annotations.NullMarked;
