package io.github.neonspring.boot.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of a build with all its modules.
 */
final class BuildDirectory {

	private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts",
			"settings.gradle", "settings.gradle.kts");

	private BuildDirectory() {
	}

	/**
	 * Find the outermost of the directories around a module that have a build file and
	 * follow each other without a gap.
	 * @param module the directory of a module
	 * @return the directory of the build, or the module's where there is no build file
	 */
	static Path around(Path module) {
		Path found = module;
		Path directory = module;
		while (directory != null && isBuild(directory)) {
			found = directory;
			directory = directory.getParent();
		}
		return found;
	}

	private static boolean isBuild(Path directory) {
		return BUILD_FILES.stream().anyMatch((name) -> Files.isRegularFile(directory.resolve(name)));
	}

}
