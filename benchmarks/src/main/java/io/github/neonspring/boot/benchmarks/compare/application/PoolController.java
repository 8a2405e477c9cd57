package io.github.neonspring.boot.benchmarks.compare.application;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells about the pool and what it takes up, and empties and fills it.
 */
@RestController
class PoolController {

	private final DataSource dataSource;

	PoolController(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@GetMapping("/pool")
	String size() throws SQLException {
		HikariPoolMXBean pool = hikari().getHikariPoolMXBean();
		return (pool != null) ? pool.getTotalConnections() + " " + pool.getIdleConnections() : "0 0";
	}

	/**
	 * Drop all connections, and borrow one right away.
	 * @return how long the borrower waited
	 * @throws Exception if that fails
	 */
	@PostMapping("/connections")
	String connect() throws Exception {
		HikariPoolMXBean pool = hikari().getHikariPoolMXBean();
		return Callers.call(1, () -> {
			pool.softEvictConnections();
			return Waits.of(1, () -> this.dataSource.getConnection().close());
		}).get(0).toString();
	}

	/**
	 * Borrow many connections at the same moment, each held until all are lent.
	 * @param callers how many
	 * @return how long the last of them waited
	 * @throws InterruptedException if it is interrupted
	 * @throws ExecutionException never
	 */
	@PostMapping("/bursts")
	String burst(@RequestParam int callers) throws InterruptedException, ExecutionException {
		CyclicBarrier start = new CyclicBarrier(callers);
		CyclicBarrier lent = new CyclicBarrier(callers);
		int failures = 0;
		long longest = 0;
		for (Waits waits : Callers.call(callers, () -> borrow(start, lent))) {
			failures += waits.failures();
			longest = Math.max(longest, (waits.nanos().length > 0) ? waits.nanos()[0] : 0);
		}
		return new Waits(failures, longest).toString();
	}

	private Waits borrow(CyclicBarrier start, CyclicBarrier lent) throws Exception {
		start.await(10, TimeUnit.SECONDS);
		long asked = System.nanoTime();
		try {
			Connection connection = this.dataSource.getConnection();
			long waited = System.nanoTime() - asked;
			lent.await(60, TimeUnit.SECONDS);
			connection.close();
			return new Waits(0, waited);
		}
		catch (SQLException ex) {
			lent.await(60, TimeUnit.SECONDS);
			return new Waits(1);
		}
	}

	/**
	 * Collect garbage.
	 * @return the kilobytes in use after that
	 */
	@PostMapping("/heap")
	String collect() {
		for (int round = 0; round < 3; round++) {
			System.gc();
		}
		return String.valueOf(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024);
	}

	private HikariDataSource hikari() throws SQLException {
		return this.dataSource.unwrap(HikariDataSource.class);
	}

}
