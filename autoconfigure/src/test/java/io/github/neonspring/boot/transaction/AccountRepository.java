package io.github.neonspring.boot.transaction;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Accounts by Spring Data JPA.
 */
public interface AccountRepository extends JpaRepository<Account, Long> {

}
