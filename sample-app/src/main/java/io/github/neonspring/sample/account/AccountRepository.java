package io.github.neonspring.sample.account;

import java.util.Optional;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/**
 * The accounts.
 */
public interface AccountRepository extends JpaRepository<Account, Long> {

	/**
	 * Find an account and hold it until the transaction ends.
	 * @param id the account's id
	 * @return the account
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Account a where a.id = :id")
	Optional<Account> findForUpdate(long id);

	/**
	 * Return all the money there is. Transfers never change it.
	 * @return the sum of the balances
	 */
	@Query("select coalesce(sum(a.balance), 0) from Account a")
	long sumOfBalances();

}
