package io.github.neonspring.boot.benchmarks.compare.application;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The accounts.
 */
interface AccountRepository extends JpaRepository<Account, Long> {

}
