package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PeekingReader;
import org.flywaydb.core.internal.parser.Recorder;
import org.flywaydb.core.internal.parser.StatementType;
import org.flywaydb.core.internal.parser.Token;
import org.flywaydb.core.internal.parser.TokenType;
import org.flywaydb.core.internal.sqlscript.Delimiter;
import org.flywaydb.core.internal.sqlscript.ParsedSqlStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;

/**
 * Flyway's parser, with more statements that it knows cannot be part of a transaction:
 * those that begin or end one, and what says CONCURRENTLY far behind its first word.
 */
final class UndoParser extends PostgreSQLParser {

	private static final Pattern TRANSACTION = Pattern.compile("^(BEGIN|COMMIT|END|ABORT|START TRANSACTION"
			+ "|PREPARE TRANSACTION|ROLLBACK(?!( WORK| TRANSACTION)? TO\\b))\\b");

	private static final Pattern CONCURRENTLY = Pattern.compile("^(CREATE|DROP|REINDEX|ALTER)\\b.* CONCURRENTLY\\b");

	UndoParser(Configuration configuration, ParsingContext parsing) {
		super(configuration, parsing);
	}

	@Override
	protected ParsedSqlStatement createStatement(PeekingReader reader, Recorder recorder, int statementPos,
			int statementLine, int statementCol, int nonCommentPartPos, int nonCommentPartLine, int nonCommentPartCol,
			StatementType statementType, boolean canExecuteInTransaction, Delimiter delimiter, String sql,
			List<Token> tokens, boolean batchable) throws IOException {
		return super.createStatement(reader, recorder, statementPos, statementLine, statementCol, nonCommentPartPos,
				nonCommentPartLine, nonCommentPartCol, statementType,
				canExecuteInTransaction && canBePartOfATransaction(tokens), delimiter, sql, tokens, batchable);
	}

	private static boolean canBePartOfATransaction(List<Token> tokens) {
		String words = tokens.stream()
			.filter((token) -> token.getType() == TokenType.KEYWORD && token.getParensDepth() == 0)
			.map((token) -> token.getText().toUpperCase(Locale.ROOT))
			.collect(Collectors.joining(" "));
		return !TRANSACTION.matcher(words).find() && !CONCURRENTLY.matcher(words).find();
	}

}
