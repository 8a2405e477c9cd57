package io.github.neonspring.boot.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SeedFiles}.
 */
class SeedFilesTests {

	@TempDir
	private Path directory;

	private final List<SetupProblem> problems = new ArrayList<>();

	@Test
	void filesAreOrderedByNumberThenByName() throws IOException {
		for (String name : List.of("10_b.csv", "2_z.sql", "account.csv", "10_a.csv", "notes.txt")) {
			Files.writeString(this.directory.resolve(name), "id\n");
		}
		assertThat(find("file:" + this.directory)).extracting(SeedFile::name)
			.containsExactly("2_z.sql", "10_a.csv", "10_b.csv", "account.csv");
		assertThat(find("file:" + this.directory.resolve("10_b.csv"))).extracting(SeedFile::table).containsExactly("b");
		assertThat(this.problems).isEmpty();
	}

	@Test
	void emptyLocationsAndEqualNamesAreProblems() throws IOException {
		Path other = Files.createDirectory(this.directory.resolve("other"));
		find("file:" + other);
		find("classpath:db/nowhere");
		Files.writeString(this.directory.resolve("a.csv"), "id\n");
		Files.writeString(other.resolve("a.csv"), "id\n");
		find("file:" + this.directory, "file:" + other);
		assertThat(this.problems).extracting(SetupProblem::what)
			.satisfiesExactly((what) -> assertThat(what).startsWith("There is no .sql or .csv file"),
					(what) -> assertThat(what).contains("db/nowhere"),
					(what) -> assertThat(what).isEqualTo("There are two seed files named a.csv"));
	}

	private List<SeedFile> find(String... locations) {
		return new SeedFiles(List.of(locations)).find(this.problems);
	}

}
