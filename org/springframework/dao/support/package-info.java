/**
 * Support classes for DAO implementations,
 * providing miscellaneous utility methods.
 */
@NullMarked
package org.springframework.dao.support;

import org.jspecify.annotations.NullMarked;
