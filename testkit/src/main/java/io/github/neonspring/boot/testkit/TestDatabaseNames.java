package io.github.neonspring.boot.testkit;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the databases of one JVM, which tell its process and what distinguishes it
 * from an earlier process of the same number.
 *
 * @param pid the process
 * @param prefix what the names begin with
 * @param numbers the last number
 */
record TestDatabaseNames(long pid, String prefix, AtomicInteger numbers) {

	private static final Pattern NAME = Pattern.compile("(neondb_(\\d{1,18})_[a-z0-9]+_)\\d+(_\\d+)?");

	static TestDatabaseNames of(long pid) {
		String random = new BigInteger(40, new SecureRandom()).toString(36);
		return new TestDatabaseNames(pid, "neondb_" + pid + "_" + random + "_", new AtomicInteger());
	}

	static TestDatabaseNames ofThisJvm() {
		return of(ProcessHandle.current().pid());
	}

	String next() {
		return this.prefix + this.numbers.incrementAndGet();
	}

	boolean isLeftover(String database, LongPredicate running) {
		Matcher name = NAME.matcher(database);
		if (!name.matches() || name.group(1).equals(this.prefix)) {
			return false;
		}
		long process = Long.parseLong(name.group(2));
		return process == this.pid || !running.test(process);
	}

}
