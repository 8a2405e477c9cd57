package io.github.neonspring.boot.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is done in a second.
 */
final class Throughput implements Measurement {

	private static final List<String> WORK = List.of("read", "write");

	private static final List<String> WAYS = List.of("Jdbc", "Template", "Jpa");

	private static final List<Integer> CALLERS = List.of(1, 16, 256);

	@Override
	public String name() {
		return "throughput";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		List<Figure> figures = new ArrayList<>();
		for (String work : WORK) {
			for (String way : WAYS) {
				for (int callers : CALLERS) {
					figures.add(take(rig, work, way, callers));
				}
			}
		}
		return figures;
	}

	private static Figure take(Rig rig, String work, String way, int callers) throws Exception {
		long millis = rig.settings().load().toMillis();
		long[] counted = rig.application()
			.post("/loads/" + work + "Through" + way + "?callers=" + callers + "&millis=" + millis);
		if (counted[0] > 0) {
			throw new IllegalStateException(counted[0] + " of " + callers + " callers' operations failed");
		}
		return new Figure(work + ", " + label(way) + ", " + callers + ((callers > 1) ? " callers" : " caller"),
				Unit.OPERATIONS_A_SECOND, counted[1] * 1000.0 / millis);
	}

	private static String label(String way) {
		return switch (way) {
			case "Jdbc" -> "plain JDBC";
			case "Template" -> "transaction template";
			default -> "JPA";
		};
	}

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}
