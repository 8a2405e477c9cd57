package io.github.neonspring.sample.account;

import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens and shows accounts.
 */
@RestController
@RequestMapping("/accounts")
class AccountController {

	private final AccountRepository accounts;

	AccountController(AccountRepository accounts) {
		this.accounts = accounts;
	}

	@GetMapping
	List<Account> list() {
		return this.accounts.findAll(Sort.by("id"));
	}

	@GetMapping("/{id}")
	Account show(@PathVariable long id) {
		return this.accounts.findById(id).orElseThrow(() -> new AccountNotFoundException(id));
	}

	@GetMapping("/total")
	Map<String, Long> total() {
		return Map.of("total", this.accounts.sumOfBalances());
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Account open(@Valid @RequestBody NewAccount account) {
		return this.accounts.save(new Account(account.owner(), account.balance()));
	}

	/**
	 * An account to open.
	 *
	 * @param owner whose it is
	 * @param balance what is on it at first, in cents
	 */
	record NewAccount(@NotBlank String owner, @PositiveOrZero long balance) {

	}

}
