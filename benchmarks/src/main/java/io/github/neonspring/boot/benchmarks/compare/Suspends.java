package io.github.neonspring.boot.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes right before and right behind each of a few suspends.
 */
final class Suspends implements Measurement {

	private static final int SUSPENDS = 20;

	private static final int REQUESTS_ON_EACH_SIDE = 4;

	@Override
	public String name() {
		return "160 requests around 20 suspends";
	}

	@Override
	public List<Figure> take(Rig rig) throws Exception {
		Application application = rig.application();
		long failures = 0;
		for (int suspend = 0; suspend < SUSPENDS; suspend++) {
			List<CompletableFuture<long[]>> requests = new ArrayList<>(requests(application));
			for (CompletableFuture<long[]> before : requests) {
				before.get(1, TimeUnit.MINUTES);
			}
			rig.simulator().suspend();
			requests.addAll(requests(application));
			for (CompletableFuture<long[]> request : requests) {
				failures += request.get(1, TimeUnit.MINUTES)[0];
			}
		}
		application.awaitConnections(Rig.KEPT);
		return List.of(new Figure("", Unit.FAILURES, failures).atMost(0));
	}

	private static List<CompletableFuture<long[]>> requests(Application application) {
		List<CompletableFuture<long[]>> requests = new ArrayList<>();
		for (int request = 0; request < REQUESTS_ON_EACH_SIDE; request++) {
			requests.add(application.runAsync("writeThroughTemplate"));
		}
		return requests;
	}

	@Override
	public List<Duration> latencies(CompareSettings settings) {
		return List.of(settings.latencies().get(0));
	}

	@Override
	public int repeats(CompareSettings settings) {
		return 1;
	}

}
