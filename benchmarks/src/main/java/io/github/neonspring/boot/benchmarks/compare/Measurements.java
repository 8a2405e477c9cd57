package io.github.neonspring.boot.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * All measurements, in the order of the table. The starts come first, since one of them
 * empties the database.
 */
final class Measurements {

	private Measurements() {
	}

	static List<Measurement> all() {
		return Stream.of(starts(), work(), sleep(), load()).flatMap(List::stream).toList();
	}

	private static List<Measurement> starts() {
		return List.of(new EmptyBoot(), new MigratedBoot(), new LazyBoot(), new StartUp(), new ColdStart(),
				new Memory(), new PoolMemory());
	}

	private static List<Measurement> work() {
		return List.of(new FirstRow(), new Connect(false), new Connect(true),
				new Steady("read-only transaction of one select, template", "readThroughTemplate", 20, 1, 2),
				new Steady("read-only transaction of one select, JPA", "readThroughJpa", 20, 1, 2), new ReadAfterIdle(),
				new Steady("write of three statements", "writeThreeStatements", 20, 4, 4),
				new Steady("serializable transaction of one select", "readSerializable", 20, 3, 3),
				new Steady("1,000 entities inserted", "insertThousand", 1, 26, 26), new Burst(), new Health());
	}

	private static List<Measurement> sleep() {
		return List.of(new Reconnect(), new Suspends(), new AwakeShare());
	}

	private static List<Measurement> load() {
		return List.of(new Throughput());
	}

}
