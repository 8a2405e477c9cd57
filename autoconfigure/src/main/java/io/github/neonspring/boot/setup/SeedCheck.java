package io.github.neonspring.boot.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a seed file before anything of it is loaded.
 *
 * @param sql the application's database, or {@code null} if it does not exist yet
 * @param schemas the application's schemas
 */
record SeedCheck(@Nullable Sql sql, SetupSchemas schemas) {

	private static final Pattern TABLE = Pattern
		.compile("[\\p{L}_][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_$]*)?");

	List<SetupProblem> problems(List<SeedFile> files) throws SQLException {
		List<SetupProblem> problems = new ArrayList<>();
		for (SeedFile file : files) {
			try {
				problem(file).ifPresent(problems::add);
			}
			catch (UnreadableSeedException ex) {
				problems.add(problem(file, ex.line(), ex.reason()));
			}
			catch (IOException ex) {
				problems.add(new SetupProblem("The seed file " + file.name() + " cannot be read: " + ex.getMessage(),
						"Check the file."));
			}
		}
		return problems;
	}

	private Optional<SetupProblem> problem(SeedFile file) throws IOException, UnreadableSeedException, SQLException {
		return file.isCsv() ? problemOfCsv(file) : problemOfSql(file);
	}

	private Optional<SetupProblem> problemOfCsv(SeedFile file)
			throws IOException, UnreadableSeedException, SQLException {
		if (!TABLE.matcher(file.table()).matches()) {
			return Optional.of(new SetupProblem("The seed file " + file.name() + " does not name a table",
					"Name it as the table, with a number in front if order matters, such as 10_accounts.csv or"
							+ " 10_shop.accounts.csv."));
		}
		try (InputStream input = file.open()) {
			List<String> header = CsvShape.read(input);
			SeedTable table = (this.sql != null) ? SeedTable.find(this.sql, this.schemas, file.table()) : null;
			return (table != null) ? table.problem(header).map((reason) -> problem(file, 1, reason)) : Optional.empty();
		}
	}

	private static Optional<SetupProblem> problemOfSql(SeedFile file) throws IOException, UnreadableSeedException {
		for (SqlStatement statement : SqlScript.parse(text(file))) {
			if (statement.controlsTransaction()) {
				return Optional.of(problem(file, statement.line(), statement.firstWord().toUpperCase(Locale.ROOT)
						+ ", although each seed file is one" + " transaction"));
			}
			if (statement.refusesTransaction()) {
				return Optional.of(problem(file, statement.line(),
						"a statement that cannot run in a transaction, as each seed file does"));
			}
			if (statement.readsStandardInput()) {
				return Optional.of(problem(file, statement.line(),
						"COPY … FROM STDIN, which needs psql; put the rows into a file that ends in .csv"));
			}
		}
		return Optional.empty();
	}

	static String text(SeedFile file) throws IOException, UnreadableSeedException {
		try (InputStream input = file.open()) {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input.readAllBytes())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new UnreadableSeedException(1, "bytes that are not UTF-8");
		}
	}

	private static SetupProblem problem(SeedFile file, int line, String reason) {
		return new SetupProblem("The seed file %s, line %d: %s".formatted(file.name(), line, reason),
				"Correct the file; nothing of it was loaded.");
	}

}
