package io.github.neonspring.boot.commit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One life of a PostgreSQL server, from a start or a recovery to its end. Times are
 * microseconds since 1970 on the server's clock, positions are bytes of its write-ahead
 * log.
 *
 * @param startedAt when the server was started; a server that recovers because one of its
 * processes was killed keeps it
 * @param recoveredTo where the recovery that this life began with ended, {@code null}
 * after a clean start. Each recovery ends further on than the one before
 * @param statisticsSince since when statistics are counted, {@code null} if not known. A
 * clean stop keeps them and every recovery discards them, so that the same value means
 * that there was no crash; an administrator may also reset them
 * @param timeline the timeline of the write-ahead log, {@code null} on a standby. The
 * promotion of a standby begins the next one
 * @param system the system identifier, which a server shares with its physical standbys
 * and with nobody else
 */
record ServerLife(long startedAt, @Nullable Long recoveredTo, @Nullable Long statisticsSince, @Nullable String timeline,
		String system) {

	/** PostgreSQL 14 asks another process for statistics, which takes too long. */
	private static final String STATISTICS_SINCE = """
			case when current_setting('server_version_num')::int >= 150000 then
			 (extract(epoch from pg_stat_get_bgwriter_stat_reset_time()) * 1000000)::bigint end""";

	static final String COLUMNS = """
			(extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint as started_at,
			pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint as recovered_to,
			%s as statistics_since,
			case when not pg_is_in_recovery() then
			 left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end as timeline,
			(select system_identifier::text from pg_control_system()) as system""".formatted(STATISTICS_SINCE);

	static final String IS_THIS = """
			(extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint = ?
			and pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint is not distinct from ?""";

	static ServerLife read(ResultSet row) throws SQLException {
		return new ServerLife(row.getLong("started_at"), nullableLong(row, "recovered_to"),
				nullableLong(row, "statistics_since"), row.getString("timeline"), row.getString("system"));
	}

	private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
		long value = row.getLong(column);
		return row.wasNull() ? null : value;
	}

	long beganAt() {
		return (this.statisticsSince != null) ? Math.max(this.startedAt, this.statisticsSince) : this.startedAt;
	}

	boolean isSameAs(ServerLife other) {
		return this.startedAt == other.startedAt && Objects.equals(this.recoveredTo, other.recoveredTo);
	}

	/**
	 * Whether this is the life of another server, which had begun when a note was taken
	 * elsewhere.
	 */
	boolean isBesides(CommitNote note) {
		return this.startedAt != note.life().startedAt && this.startedAt < note.notedAt();
	}

	/**
	 * Whether the write-ahead log of this life goes on from that of an earlier one after
	 * one promotion.
	 */
	boolean isOnTimelineAfter(ServerLife earlier) {
		return this.timeline != null && earlier.timeline != null
				&& Long.parseLong(this.timeline, 16) == Long.parseLong(earlier.timeline, 16) + 1;
	}

	boolean isWithoutCrashSince(ServerLife earlier) {
		return this.recoveredTo == null && this.statisticsSince != null
				&& this.statisticsSince.equals(earlier.statisticsSince);
	}

}
