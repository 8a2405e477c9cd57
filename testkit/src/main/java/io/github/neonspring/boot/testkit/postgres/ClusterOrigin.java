package io.github.neonspring.boot.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the data of a new server come from.
 */
interface ClusterOrigin {

	/**
	 * Fill a data directory.
	 * @param target the directory, which is empty but for the mark of being unfinished
	 * @throws IOException if it cannot be filled
	 */
	void copyTo(Path target) throws IOException;

	/**
	 * Let go of what was kept for the new server, which is gone.
	 */
	default void forget() {
	}

}
