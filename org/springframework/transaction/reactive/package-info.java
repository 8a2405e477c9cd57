/**
 * Support classes for reactive transaction management.
 * Provides an abstract base class for reactive transaction manager implementations,
 * and a transactional operator plus callback for transaction demarcation.
 */
@NullMarked
package org.springframework.transaction.reactive;

import org.jspecify.annotations.NullMarked;
