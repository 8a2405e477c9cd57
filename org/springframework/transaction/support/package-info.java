/**
 * Support classes for the org.springframework.transaction package.
 * Provides an abstract base class for transaction manager implementations,
 * and a template plus callback for transaction demarcation.
 */
@NullMarked

package org.springframework.transaction.support;

import org.jspecify.annotations.NullMarked;
