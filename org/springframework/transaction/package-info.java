/**
 * Spring's core transaction management APIs (independent of any specific transaction
 * management system); an exception hierarchy for Spring's transaction infrastructure;
 * and transaction manager, definition, and status interfaces.
 */
@NullMarked
package org.springframework.transaction;

import org.jspecify.annotations.NullMarked;
