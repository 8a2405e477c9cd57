package io.github.neonspring.docs.features;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.neonspring.boot.command.CommandExit;
import io.github.neonspring.boot.command.CommandFormat;
import io.github.neonspring.boot.command.CommandLine;
import io.github.neonspring.boot.command.CommandOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Snippets of the page about commands.
 */
@ShopTest
class CommandsSnippetsTests {

	@Autowired
	private CountOrders command;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			TABLE | 0 orders
			JSON | {"orders":0}
			""")
	void commandAnswersPeopleAndPrograms(CommandFormat format, String answer) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
		CommandOutput output = new CommandOutput(stream, stream, format, false, () -> null);
		assertThat(this.command.run(new CommandLine(List.of(), Map.of()), output)).isEqualTo(CommandExit.DONE);
		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(answer + "\n");
	}

}
