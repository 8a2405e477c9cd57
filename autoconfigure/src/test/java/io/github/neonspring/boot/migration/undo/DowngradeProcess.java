package io.github.neonspring.boot.migration.undo;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A downgrade in a process of its own.
 */
public final class DowngradeProcess {

	private DowngradeProcess() {
	}

	/**
	 * Undo versions.
	 * @param args the URL of the database, the folder of the scripts and the number of
	 * versions
	 * @throws IOException if the folder cannot be read
	 */
	public static void main(String[] args) throws IOException {
		UndoProject project = new UndoProject(null, Path.of(args[1]));
		project.down(project.flyway(args[0], (configuration) -> configuration), Integer.parseInt(args[2]));
	}

}
