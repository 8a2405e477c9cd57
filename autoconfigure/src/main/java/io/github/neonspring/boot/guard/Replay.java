package io.github.neonspring.boot.guard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.neonspring.boot.connection.failure.FailureChain;

/**
 * What can be done a second time on another connection, with the same effect.
 */
final class Replay {

	/** Ended because it took too long, or because it crashes servers. */
	private static final Set<String> ENDED_ON_PURPOSE = Set.of("25P03", "25P04", "57P02");

	private static final List<Class<?>> UNCHANGING = List.of(String.class, Boolean.class, Character.class, Byte.class,
			Short.class, Integer.class, Long.class, Float.class, Double.class, BigDecimal.class, BigInteger.class,
			Enum.class, UUID.class, Temporal.class, Calendar.class, java.sql.Date.class, java.sql.Time.class,
			java.sql.Timestamp.class, byte[].class, int[].class, String[].class);

	private Replay() {
	}

	/**
	 * Whether a parameter has the same effect when it is sent again. A stream is drained
	 * the first time, and what the driver reads at once may have changed since.
	 * @param value the parameter
	 * @return {@code false} if it is of such a kind
	 */
	static boolean isPossible(@Nullable Object value) {
		return value == null || UNCHANGING.stream().anyMatch((type) -> type.isInstance(value));
	}

	/**
	 * Whether a statement that lost its connection may be executed again.
	 * @param lost how the connection was lost
	 * @return {@code false} if it was ended on purpose, or may still be executed there
	 */
	static boolean isWise(SQLException lost) {
		for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
			if (cause instanceof SocketTimeoutException) {
				return false;
			}
		}
		return FailureChain.of(lost)
			.stream()
			.noneMatch((cause) -> ENDED_ON_PURPOSE.contains(String.valueOf(cause.getSQLState())));
	}

}
