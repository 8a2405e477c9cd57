/**
 * Provides generic support classes for JCA usage within Spring,
 * mainly for local setup of a JCA ResourceAdapter and/or ConnectionFactory.
 */
@NullMarked
package org.springframework.jca.support;

import org.jspecify.annotations.NullMarked;
