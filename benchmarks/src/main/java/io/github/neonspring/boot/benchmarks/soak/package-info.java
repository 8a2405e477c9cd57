/**
 * A bank under bombardment: transfers go on while everything that can end a connection, a
 * commit or a database happens to them, and an auditor checks each answer.
 */
@NullMarked
package io.github.neonspring.boot.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
