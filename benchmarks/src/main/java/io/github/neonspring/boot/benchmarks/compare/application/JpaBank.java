package io.github.neonspring.boot.benchmarks.compare.application;

import java.util.stream.LongStream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bank with JPA and {@code @Transactional}.
 */
@Component
class JpaBank implements Bank {

	private final AccountRepository accounts;

	private final EntryRepository entries;

	JpaBank(AccountRepository accounts, EntryRepository entries) {
		this.accounts = accounts;
		this.entries = entries;
	}

	@Override
	@Transactional(readOnly = true)
	public void read() {
		this.accounts.findById(Bank.anyAccount()).orElseThrow();
	}

	@Override
	@Transactional
	public void write() {
		this.accounts.findById(Bank.anyAccount()).orElseThrow().deposit(1);
	}

	@Transactional
	void insertThousand() {
		this.entries.saveAll(LongStream.rangeClosed(1, 1000).mapToObj((account) -> new Entry(account, 1)).toList());
	}

}
