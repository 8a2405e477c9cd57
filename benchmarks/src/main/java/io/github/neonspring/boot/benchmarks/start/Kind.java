package io.github.neonspring.boot.benchmarks.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A way to start the application.
 */
enum Kind {

	/** As its jar is. */
	PLAIN("as it is", List.of(), null),

	/** Processed ahead of time by Spring. */
	PROCESSED("processed", List.of("-Dspring.aot.enabled=true"), null),

	/** The same, with classes that the JVM has loaded and linked before. */
	CACHED("processed, with an AOT cache", List.of("-Dspring.aot.enabled=true"), "processed.aot");

	private final String description;

	private final List<String> options;

	private final @Nullable String cache;

	Kind(String description, List<String> options, @Nullable String cache) {
		this.description = description;
		this.options = options;
		this.cache = cache;
	}

	List<String> options(Path directory) {
		return (this.cache != null) ? with("-XX:AOTCache=" + directory.resolve(this.cache)) : this.options;
	}

	boolean isTrained() {
		return this.cache != null;
	}

	List<String> training(Path directory) {
		return with("-XX:AOTCacheOutput=" + directory.resolve(Objects.requireNonNull(this.cache)));
	}

	private List<String> with(String option) {
		return Stream.concat(this.options.stream(), Stream.of(option)).toList();
	}

	@Override
	public String toString() {
		return this.description;
	}

}
