/**
 * Transaction SPI implementation for JTA.
 */
@NullMarked
package org.springframework.transaction.jta;

import org.jspecify.annotations.NullMarked;
