package io.github.neonspring.boot.compatibility.lending;

import org.springframework.data.repository.ListCrudRepository;

/**
 * A Spring Data JDBC repository.
 */
public interface LoanRepository extends ListCrudRepository<Loan, Long> {

}
