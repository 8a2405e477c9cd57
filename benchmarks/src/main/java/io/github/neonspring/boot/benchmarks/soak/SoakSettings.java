package io.github.neonspring.boot.benchmarks.soak;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The size of a soak. Every number is for all endpoints together.
 *
 * @param transfers how many transfers are asked for
 * @param faults how many faults strike meanwhile
 * @param workers how many threads ask
 * @param seed what the transfers and the faults come from
 * @param endpoints the ways to the database, one after the other
 */
record SoakSettings(int transfers, int faults, int workers, long seed, List<Endpoint> endpoints) {

	SoakSettings {
		if (faults < 1 || workers < 1 || transfers < faults) {
			throw new IllegalArgumentException("A soak needs a worker, a fault and no more faults than transfers, not "
					+ workers + " workers, " + faults + " faults and " + transfers + " transfers");
		}
		endpoints = List.copyOf(endpoints);
	}

	static SoakSettings fromSystemProperties() {
		String endpoint = property("soak.endpoint", "both").toUpperCase(Locale.ROOT);
		return new SoakSettings(number("soak.transfers", 100_000), number("soak.faults", 2_000),
				number("soak.workers", 8), seedOrRandom(),
				Arrays.stream(Endpoint.values())
					.filter((candidate) -> endpoint.equals("BOTH") || endpoint.equals(candidate.name()))
					.toList());
	}

	static long seedOrRandom() {
		return Long.parseLong(property("soak.seed", String.valueOf(new SecureRandom().nextInt(1_000_000))));
	}

	private static int number(String name, int otherwise) {
		return Integer.parseInt(property(name, String.valueOf(otherwise)));
	}

	private static String property(String name, String otherwise) {
		String value = System.getProperty(name, "");
		return (value.isBlank()) ? otherwise : value.strip();
	}

	SoakSettings share(Endpoint endpoint) {
		int parts = this.endpoints.size();
		return new SoakSettings(this.transfers / parts, this.faults / parts, this.workers, this.seed,
				List.of(endpoint));
	}

}
