package io.github.neonspring.sample.live;

import java.util.List;

import io.github.neonspring.sample.live.endpoint.ComputeEvent;
import io.github.neonspring.sample.live.load.RequestResult;

/**
 * What a page is told first.
 *
 * @param application the application's name
 * @param instance tells this start of the application from others
 * @param endpoint what the endpoint is called
 * @param embedded whether the endpoint is the embedded one
 * @param controls whether there are buttons
 * @param history the life of the compute in the last ten minutes
 * @param requests the last requests
 * @param state all the rest
 */
record Hello(String application, String instance, String endpoint, boolean embedded, boolean controls,
		List<ComputeEvent> history, List<RequestResult> requests, LiveState state) {

}
