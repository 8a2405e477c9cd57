/**
 * Spring's support for listening to transaction events.
 */
@NullMarked
package org.springframework.transaction.event;

import org.jspecify.annotations.NullMarked;
