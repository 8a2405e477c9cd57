package io.github.neonspring.boot.actuate.observation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

import io.github.neonspring.boot.guard.SqlComments;

/**
 * Writes the context of a sampled trace as a comment in the form of sqlcommenter. What is
 * not sampled is in no trace that anybody could look up.
 */
final class TraceComments implements SqlComments {

	private static final int TRACE_ID_LENGTH = 32;

	private final Supplier<@Nullable Tracer> tracer;

	private final @Nullable String application;

	TraceComments(Supplier<@Nullable Tracer> tracer, @Nullable String application) {
		this.tracer = SingletonSupplier.ofNullable(tracer);
		this.application = application;
	}

	@Override
	public @Nullable String current() {
		Tracer tracer = tracer();
		Span span = (tracer != null) ? tracer.currentSpan() : null;
		TraceContext trace = (span != null) ? span.context() : null;
		return (trace != null && Boolean.TRUE.equals(trace.sampled()) && StringUtils.hasText(trace.traceId()))
				? comment(trace) : null;
	}

	// While the context starts, it may not be ready yet
	private @Nullable Tracer tracer() {
		try {
			return this.tracer.get();
		}
		catch (BeansException ex) {
			return null;
		}
	}

	private String comment(TraceContext trace) {
		Map<String, @Nullable String> values = new TreeMap<>();
		values.put("application", this.application);
		values.put("traceparent",
				"00-" + "0".repeat(TRACE_ID_LENGTH - Math.min(TRACE_ID_LENGTH, trace.traceId().length()))
						+ trace.traceId() + "-" + trace.spanId() + "-01");
		values.put("transaction", TransactionSynchronizationManager.getCurrentTransactionName());
		return values.entrySet()
			.stream()
			.filter((value) -> StringUtils.hasText(value.getValue()))
			.map((value) -> value.getKey() + "='" + encoded(value.getValue()) + "'")
			.collect(Collectors.joining(",", "/*", "*/"));
	}

	// Leaves nothing that could end the comment or the value but a star, which alone does
	// not
	private static String encoded(@Nullable String value) {
		return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
	}

}
