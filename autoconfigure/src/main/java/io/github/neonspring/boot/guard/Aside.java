package io.github.neonspring.boot.guard;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection with nothing under way while another one serves in its place.
 */
final class Aside {

	private volatile @Nullable Kept kept;

	/**
	 * Keep a connection.
	 * @param physical the connection
	 * @param settings how many settings it has seen
	 */
	void put(Physical physical, int settings) {
		this.kept = new Kept(physical, settings);
	}

	/**
	 * Take the connection back. One that is not there any more, or was not told what was
	 * set since, is dropped.
	 * @param settings how many settings there are now
	 * @return the connection, or {@code null} if there is none to be had
	 */
	@Nullable Physical take(int settings) {
		Kept kept = this.kept;
		this.kept = null;
		if (kept == null) {
			return null;
		}
		if (kept.settings() != settings || !kept.physical().look()) {
			kept.physical().discard();
			return null;
		}
		return kept.physical();
	}

	void discard() {
		Kept kept = this.kept;
		this.kept = null;
		if (kept != null) {
			kept.physical().discard();
		}
	}

	/**
	 * A connection that is kept.
	 *
	 * @param physical the connection
	 * @param settings how many settings it had seen
	 */
	private record Kept(Physical physical, int settings) {
	}

}
