package io.github.neonspring.boot.replica;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A position in the write-ahead log.
 *
 * @param timeline the timeline, which changes when a standby is promoted: positions of
 * two timelines cannot be compared
 * @param lsn the position in bytes
 * @since 0.1.0
 */
public record WalPosition(int timeline, long lsn) {

	private static final byte VERSION = 1;

	private static final int TOKEN_BYTES = 1 + Integer.BYTES + Long.BYTES + Integer.BYTES;

	private static final int TOKEN_LENGTH = 23;

	/**
	 * Create a position.
	 * @param timeline the timeline
	 * @param lsn the position in bytes
	 */
	public WalPosition {
		Assert.isTrue(timeline > 0 && lsn >= 0, "There is no such position in a write-ahead log");
	}

	/**
	 * Read an answer of the server.
	 * @param columns the timeline and the position, both as decimal numbers
	 * @return the position, or {@code null} if the server does not say
	 */
	static @Nullable WalPosition read(List<@Nullable String> columns) {
		String timeline = columns.get(0);
		String lsn = columns.get(1);
		return (timeline != null && lsn != null) ? new WalPosition(Integer.parseInt(timeline), Long.parseLong(lsn))
				: null;
	}

	/**
	 * Whether a server that has come here has come to another position too.
	 * @param other the other position
	 * @return {@code false} also if that is on another timeline
	 */
	boolean covers(WalPosition other) {
		return this.timeline == other.timeline && this.lsn >= other.lsn;
	}

	/**
	 * Return this position as a token for clients, which tells them nothing of interest.
	 * @return letters, digits, hyphens and underscores
	 */
	public String toToken() {
		ByteBuffer bytes = ByteBuffer.allocate(TOKEN_BYTES).put(VERSION).putInt(this.timeline).putLong(this.lsn);
		bytes.putInt(checksum(bytes));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	/**
	 * Read a token.
	 * @param token what a client has sent
	 * @return the position, or {@code null} for anything that is no such token
	 */
	public static @Nullable WalPosition ofToken(@Nullable String token) {
		if (token == null || token.length() != TOKEN_LENGTH) {
			return null;
		}
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
			boolean known = bytes.get() == VERSION;
			WalPosition position = new WalPosition(bytes.getInt(), bytes.getLong());
			return (known && bytes.getInt() == checksum(bytes)) ? position : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static int checksum(ByteBuffer bytes) {
		CRC32 checksum = new CRC32();
		checksum.update(bytes.array(), 0, TOKEN_BYTES - Integer.BYTES);
		return (int) checksum.getValue();
	}

}
