package io.github.neonspring.boot.compatibility;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;

import io.github.neonspring.boot.testkit.NeonSimulator;

/**
 * The endpoint that all tests of this package share, with an empty database for each
 * application.
 */
public final class Endpoint {

	public static final NeonSimulator SIMULATOR = NeonSimulator.start();

	private static final AtomicInteger databases = new AtomicInteger();

	private Endpoint() {
	}

	public static String emptyDatabase() {
		return inEmptyDatabase(SIMULATOR.url());
	}

	public static String emptyDatabaseForJdbc() {
		return inEmptyDatabase(SIMULATOR.jdbcUrl());
	}

	/**
	 * Return the number of connects once it stands still: the pool of an application that
	 * was closed before may have had one under way.
	 * @return the number of connects
	 */
	public static long connects() {
		AtomicLong connects = new AtomicLong(-1);
		Awaitility.await().during(Duration.ofMillis(250)).until(() -> {
			long now = SIMULATOR.stats().connects();
			return connects.getAndSet(now) == now;
		});
		return connects.get();
	}

	public static String password() {
		return SIMULATOR.url().replaceFirst("postgresql://[^:]+:([^@]+)@.*", "$1");
	}

	private static String inEmptyDatabase(String url) {
		String name = "application_" + databases.incrementAndGet();
		try {
			SIMULATOR.execute("create database " + name + " owner neondb_owner");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database " + name + " was not created", ex);
		}
		return url.replace("/neondb?", "/" + name + "?");
	}

}
