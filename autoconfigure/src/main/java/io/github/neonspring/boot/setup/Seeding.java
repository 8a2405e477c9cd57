package io.github.neonspring.boot.setup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.core.log.LogMessage;

/**
 * Loads one seed file, once. A file that has changed since is left alone: by now the data
 * belong to the application, and loading them again would undo what it did.
 *
 * @param file the file
 * @param schemas the application's schemas
 * @param progress hears what was done
 */
record Seeding(SeedFile file, SetupSchemas schemas, Consumer<String> progress) {

	private static final Log logger = LogFactory.getLog(Seeding.class);

	private static final Pattern COPY_LINE = Pattern.compile("COPY .*?, line (\\d+)");

	private static final int STATEMENTS_PER_LINE = 1000;

	/**
	 * Whether the file is to be loaded.
	 * @param checksum the checksum of the file that was loaded under this name, or
	 * {@code null}
	 * @return {@code false} if it was loaded before, changed or not
	 */
	boolean isDue(@Nullable String checksum) {
		if (checksum != null && !checksum.equals(this.file.checksum())) {
			logger.warn(LogMessage.format("The seed file %s has changed since it was loaded, and is not loaded again."
					+ " Put new rows into a file with a name of its own. To load this one again, delete its row from"
					+ " %s and the data that it brought.", this.file.name(), SeedRecords.TABLE));
		}
		return checksum == null;
	}

	/**
	 * Load the file unless another instance has done so.
	 * @param sql a connection as the owner, in a transaction
	 * @throws SQLException if the database refuses
	 */
	void load(Sql sql) throws SQLException {
		SeedRecords records = new SeedRecords(sql, this.schemas);
		if (records.checksums().containsKey(this.file.name())) {
			return;
		}
		this.schemas.searchFirst(sql);
		long start = System.nanoTime();
		long rows = this.file.isCsv() ? copy(sql) : run(sql);
		records.add(this.file, rows);
		this.progress.accept("%s: %d %s in %d ms".formatted(this.file.name(), rows,
				this.file.isCsv() ? "rows into " + this.file.table() : "statements",
				(System.nanoTime() - start) / 1_000_000));
	}

	private long copy(Sql sql) throws SQLException {
		SeedTable table = SeedTable.find(sql, this.schemas, this.file.table());
		if (table == null) {
			throw failed(1, "there is no table " + this.file.table(), null);
		}
		try (InputStream header = this.file.open();
				InputStream input = new SeedProgress(this.file.open(), this.file, this.progress)) {
			List<String> columns = columns(table, CsvShape.read(header));
			String list = columns.stream().map(Sql::identifier).collect(Collectors.joining(", "));
			long rows = sql.connection()
				.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy " + table.name() + " (" + list + ") from stdin with (format csv, header true)", input);
			table.raiseSequences(sql, columns);
			return rows;
		}
		catch (UnreadableSeedException ex) {
			throw failed(ex.line(), ex.reason(), ex);
		}
		catch (IOException ex) {
			throw failed(1, "the file cannot be read: " + ex.getMessage(), ex);
		}
		catch (SQLException ex) {
			Matcher where = COPY_LINE.matcher(String.valueOf(where(ex)));
			throw failed(where.find() ? Integer.parseInt(where.group(1)) : 1, reason(ex), ex);
		}
	}

	private static List<String> columns(SeedTable table, List<String> header) throws UnreadableSeedException {
		String problem = table.problem(header).orElse(null);
		if (problem != null) {
			throw new UnreadableSeedException(1, problem);
		}
		return table.columns(header);
	}

	private long run(Sql sql) throws SQLException {
		List<SqlStatement> statements = statements();
		int done = 0;
		for (SqlStatement statement : statements) {
			try {
				sql.execute(statement.text());
			}
			catch (SQLException ex) {
				throw failed(line(statement, ex), reason(ex), ex);
			}
			if (++done % STATEMENTS_PER_LINE == 0) {
				this.progress.accept("%s: %d of %d statements".formatted(this.file.name(), done, statements.size()));
			}
		}
		return done;
	}

	private List<SqlStatement> statements() throws SQLException {
		try {
			return SqlScript.parse(SeedCheck.text(this.file));
		}
		catch (UnreadableSeedException ex) {
			throw failed(ex.line(), ex.reason(), ex);
		}
		catch (IOException ex) {
			throw failed(1, "the file cannot be read: " + ex.getMessage(), ex);
		}
	}

	private static int line(SqlStatement statement, SQLException failure) {
		ServerErrorMessage message = message(failure);
		int position = (message != null) ? message.getPosition() : 0;
		return statement.line() + (int) statement.text().chars().limit(position).filter((c) -> c == '\n').count();
	}

	private static @Nullable String where(SQLException failure) {
		ServerErrorMessage message = message(failure);
		return (message != null) ? message.getWhere() : null;
	}

	private static @Nullable String reason(SQLException failure) {
		ServerErrorMessage message = message(failure);
		if (message == null) {
			return failure.getMessage();
		}
		return (message.getDetail() != null) ? message.getMessage() + " (" + message.getDetail() + ")"
				: message.getMessage();
	}

	private static @Nullable ServerErrorMessage message(SQLException failure) {
		return (failure instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null;
	}

	private SQLException failed(int line, @Nullable String reason, @Nullable Exception cause) {
		String state = (cause instanceof SQLException failure) ? failure.getSQLState() : "22000";
		return new SQLException("%s, line %d: %s".formatted(this.file.name(), line, reason), state, cause);
	}

}
