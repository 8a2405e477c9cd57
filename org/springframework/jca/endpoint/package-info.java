/**
 * This package provides a facility for generic JCA message endpoint management.
 */
@NullMarked
package org.springframework.jca.endpoint;

import org.jspecify.annotations.NullMarked;
