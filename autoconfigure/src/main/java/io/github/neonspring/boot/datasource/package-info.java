/**
 * The data source, put together in one place.
 */
@NullMarked
package io.github.neonspring.boot.datasource;

import org.jspecify.annotations.NullMarked;
