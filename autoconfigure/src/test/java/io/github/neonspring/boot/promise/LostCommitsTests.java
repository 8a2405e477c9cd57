package io.github.neonspring.boot.promise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionSynchronization;

import io.github.neonspring.boot.commit.CommitOutcome;
import io.github.neonspring.boot.pool.NeonPool;
import io.github.neonspring.boot.testkit.NeonSimulator;
import io.github.neonspring.boot.transaction.CommitOutcomeUnknownException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A COMMIT whose answer is lost, or that never arrives, ends with the truth.
 */
class LostCommitsTests {

	private static final int TIMES = 25;

	private static NeonSimulator simulator;

	@BeforeAll
	static void startSimulator() {
		simulator = NeonSimulator.start();
	}

	@AfterAll
	static void closeSimulator() {
		simulator.close();
	}

	@Test
	void withoutVerificationEveryCallerInDoubtIsTold() {
		try (ConfigurableApplicationContext context = run()) {
			Till till = till(context);
			List<Exception> failures = new ArrayList<>();
			failures.addAll(book(0, till::bookAnnotated, simulator::loseNextCommitAnswer));
			failures.addAll(book(25, till::bookWithTemplate, simulator::loseNextCommitAnswer));
			failures.addAll(book(50, till::bookAnnotated, simulator::loseNextCommit));
			failures.addAll(book(75, till::bookWithTemplate, simulator::loseNextCommit));
			assertThat(failures).hasSize(4 * TIMES).hasOnlyElementsOfType(CommitOutcomeUnknownException.class);
			assertThat(inDoubt(context)).containsExactly(0L, 0L, 4L * TIMES);
			assertThat(TillApplication.endings(context)).hasSize(4 * TIMES)
				.containsOnly(TransactionSynchronization.STATUS_UNKNOWN);
			assertThat(till.receipts()).containsExactlyElementsOf(numbers(0, 50));
		}
	}

	@Test
	void verificationTellsTheTruth() {
		try (ConfigurableApplicationContext context = run("neon.transaction.verify-commit=true")) {
			Till till = till(context);
			assertThat(book(0, till::bookAnnotated, simulator::loseNextCommitAnswer)).isEmpty();
			assertThat(book(25, till::bookWithTemplate, simulator::loseNextCommitAnswer)).isEmpty();
			assertThat(TillApplication.endings(context)).containsOnly(TransactionSynchronization.STATUS_COMMITTED);
			TillApplication.endings(context).clear();
			List<Exception> failures = book(50, till::bookAnnotated, simulator::loseNextCommit);
			failures.addAll(book(75, till::bookWithTemplate, simulator::loseNextCommit));
			assertThat(failures).hasSize(2 * TIMES).doesNotHaveAnyElementsOfTypes(CommitOutcomeUnknownException.class);
			assertThat(inDoubt(context)).containsExactly(2L * TIMES, 2L * TIMES, 0L);
			assertThat(TillApplication.endings(context)).containsOnly(TransactionSynchronization.STATUS_ROLLED_BACK);
			assertThat(till.receipts()).containsExactlyElementsOf(numbers(0, 50));
		}
	}

	@Test
	void verificationAndRetriesMakeAllSucceedOnce() {
		try (ConfigurableApplicationContext context = run("neon.transaction.verify-commit=true",
				"neon.transaction.retry.enabled=true")) {
			Till till = till(context);
			assertThat(book(0, till::bookAnnotated, simulator::loseNextCommitAnswer)).isEmpty();
			assertThat(book(25, till::bookWithTemplate, simulator::loseNextCommitAnswer)).isEmpty();
			assertThat(book(50, till::bookAnnotated, simulator::loseNextCommit)).isEmpty();
			assertThat(book(75, till::bookWithTemplate, simulator::loseNextCommit)).isEmpty();
			assertThat(till.receipts()).containsExactlyElementsOf(numbers(0, 100));
		}
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return TillApplication.run(simulator.url(), properties);
	}

	private static List<Long> inDoubt(ConfigurableApplicationContext context) {
		NeonPool pool = context.getBean(NeonPool.class);
		return Stream.of(CommitOutcome.values()).map(pool::commitsInDoubt).toList();
	}

	private static Till till(ConfigurableApplicationContext context) {
		Till till = context.getBean(Till.class);
		till.open();
		return till;
	}

	private static List<Exception> book(int first, IntConsumer booking, Runnable fault) {
		List<Exception> failures = new ArrayList<>();
		for (int number = first; number < first + TIMES; number++) {
			fault.run();
			try {
				booking.accept(number);
			}
			catch (Exception ex) {
				failures.add(ex);
			}
		}
		return failures;
	}

	private static List<Integer> numbers(int from, int to) {
		return IntStream.range(from, to).boxed().toList();
	}

}
