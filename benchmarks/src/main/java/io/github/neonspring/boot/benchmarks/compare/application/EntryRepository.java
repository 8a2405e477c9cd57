package io.github.neonspring.boot.benchmarks.compare.application;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The lines of the statements.
 */
interface EntryRepository extends JpaRepository<Entry, Long> {

}
