package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheDirectory}.
 */
class CacheDirectoryTests {

	private final String name = "cache-test-" + System.nanoTime();

	private final AtomicInteger preparations = new AtomicInteger();

	private Path cached;

	@AfterEach
	void delete() {
		FileTree.delete(this.cached);
	}

	@Test
	void threadsAtOncePrepareOnce() {
		IntStream.range(0, 20).parallel().forEach((number) -> this.cached = get());
		assertThat(this.preparations).hasValue(1);
		assertThat(this.cached.resolve("file")).hasContent("content");
	}

	@Test
	void whatACleanerThinnedOutIsPreparedAgain() throws Exception {
		this.cached = get();
		Files.delete(this.cached.resolve("file"));
		assertThat(get().resolve("file")).hasContent("content");
		assertThat(this.preparations).hasValue(2);
	}

	@Test
	void directoryThatOthersMayWriteToIsNotTrusted() throws Exception {
		this.cached = get();
		Path root = this.cached.getParent();
		assertThat(CacheDirectory.isTrusted(root)).isTrue();
		assertThat(CacheDirectory.isTrusted(TemporaryDirectory.root())).isFalse();
		Path link = Files.createSymbolicLink(this.cached.resolveSibling(this.name + "-link"), root);
		assertThat(CacheDirectory.isTrusted(link)).isFalse();
		Files.delete(link);
	}

	private Path get() {
		return CacheDirectory.get(this.name, this::prepare);
	}

	private void prepare(Path directory) throws IOException {
		this.preparations.incrementAndGet();
		Files.writeString(directory.resolve("file"), "content");
	}

}
