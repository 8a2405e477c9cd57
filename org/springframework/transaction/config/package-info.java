/**
 * Support package for declarative transaction configuration,
 * with XML schema being the primary configuration format.
 */
@NullMarked
package org.springframework.transaction.config;

import org.jspecify.annotations.NullMarked;
