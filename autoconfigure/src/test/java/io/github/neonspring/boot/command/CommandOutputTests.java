package io.github.neonspring.boot.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandOutput} and {@link CommandLine}.
 */
class CommandOutputTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void tableHasColumnsAsWideAsTheirWidestCell() {
		CommandOutput output = output(CommandFormat.TABLE, false, null);
		output.table(List.of("version", "state"), List.of(List.of("1", "Success"), List.of("20261121103000", "")));
		output.json(Collections.singletonMap("version", null));
		assertThat(this.out).hasToString("""
				VERSION         STATE
				1               Success
				20261121103000
				""");
	}

	@Test
	void jsonIsTheOnlyThingOnStandardOutput() {
		CommandOutput output = output(CommandFormat.JSON, false, null);
		output.progress("Applied V1__first.sql");
		output.say("Done");
		output.table(List.of("version"), List.of());
		output.json(Collections.singletonMap("versions", List.of("1", 2, true)));
		assertThat(this.out).hasToString("{\"versions\":[\"1\",2,true]}\n");
		assertThat(this.err).hasToString("Applied V1__first.sql\n");
	}

	@Test
	void onlyAYesIsAConfirmation() {
		assertThat(output(CommandFormat.TABLE, true, null).confirmed("Undo?")).isTrue();
		assertThat(output(CommandFormat.TABLE, false, " Yes ").confirmed("Undo?")).isTrue();
		assertThat(output(CommandFormat.TABLE, false, "").confirmed("Undo?")).isFalse();
		assertThat(output(CommandFormat.TABLE, false, null).confirmed("Undo?")).isFalse();
		assertThat(this.err.toString(StandardCharsets.UTF_8))
			.endsWith("Undo? [y/N] \n" + "Nobody is there to answer. To go on without a question, add --neon.yes\n");
		assertThat(this.out.size()).isZero();
	}

	@Test
	void lineHasWordsAndOptions() {
		CommandLine line = CommandLine.parse(" migrate  create 'add accounts' --undo --directory=\"a b\" now");
		assertThat(line.words()).containsExactly("migrate", "create", "add accounts", "now");
		assertThat(line.options()).containsOnlyKeys("undo", "directory").containsEntry("directory", "a b");
		assertThat(line.without(List.of("migrate", "create")).words()).containsExactly("add accounts", "now");
	}

	private CommandOutput output(CommandFormat format, boolean yes, String answer) {
		return new CommandOutput(new PrintStream(this.out, true), new PrintStream(this.err, true), format, yes,
				() -> answer);
	}

}
