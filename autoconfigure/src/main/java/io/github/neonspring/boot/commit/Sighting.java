package io.github.neonspring.boot.commit;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What a server said about a transaction, in one statement, since a pooler may give the
 * next statement to another server.
 *
 * @param life the life of the server that answered
 * @param status what became of the id: {@code committed}, {@code aborted} or
 * {@code in progress}, which is also what an id in the future is, and {@code null} if it
 * is too old
 * @param checkpoint where the last checkpoint is in the write-ahead log, in bytes
 * @param checkpointAt when the last checkpoint was made, in microseconds since 1970
 */
record Sighting(ServerLife life, @Nullable String status, long checkpoint, long checkpointAt) {

	// pg_xact_status() fails for an id in the future. Whatever is not below xmax is not
	// finished, so that nothing is lost by not asking
	static final String LOOK = """
			select %s,
			case when noted.id >= pg_snapshot_xmax(pg_current_snapshot()) then 'in progress'
			 else pg_xact_status(noted.id) end as status,
			pg_wal_lsn_diff(checkpoint_lsn, '0/0')::bigint as checkpoint,
			(extract(epoch from checkpoint_time) * 1000000)::bigint as checkpoint_at
			from (select ?::text::xid8 as id) noted, pg_control_checkpoint()""".formatted(ServerLife.COLUMNS);

	static Sighting read(ResultSet row) throws SQLException {
		return new Sighting(ServerLife.read(row), row.getString("status"), row.getLong("checkpoint"),
				row.getLong("checkpoint_at"));
	}

	/**
	 * Whether no checkpoint was made since the recovery that the life began with.
	 * @return {@code true} if that is certain
	 */
	boolean isBeforeFirstCheckpoint() {
		Long recoveredTo = this.life.recoveredTo();
		return recoveredTo != null && this.checkpoint < recoveredTo;
	}

	/**
	 * Whether the life that answered began behind a position: its first checkpoint is the
	 * one that the clean stop before it made, and no other was made since.
	 * @param position a position in the write-ahead log, in bytes
	 * @return {@code true} if that is certain
	 */
	boolean beganBehind(long position) {
		return this.checkpointAt < this.life.startedAt() && this.checkpoint > position;
	}

}
