/**
 * Annotation support for DAOs. Contains a bean post-processor for translating
 * persistence exceptions based on a repository stereotype annotation.
 */
@NullMarked
package org.springframework.dao.annotation;

import org.jspecify.annotations.NullMarked;
