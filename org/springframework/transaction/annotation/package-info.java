/**
 * Spring's support for annotation-based transaction demarcation.
 * Hooked into Spring's transaction interception infrastructure
 * via a special TransactionAttributeSource implementation.
 */
@NullMarked
package org.springframework.transaction.annotation;

import org.jspecify.annotations.NullMarked;
