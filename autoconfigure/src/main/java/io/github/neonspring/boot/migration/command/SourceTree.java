package io.github.neonspring.boot.migration.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The source files of the project that an application is built from: of the module whose
 * classes run, else those in the working directory.
 *
 * @param workingDirectory the working directory
 * @param classLoader the class loader of the application
 */
record SourceTree(Path workingDirectory, ClassLoader classLoader) {

	private static final String RESOURCES = "src/main/resources";

	/**
	 * Find the directory of a location of Flyway's.
	 * @param location the location, such as {@code classpath:db/migration}
	 * @return the directory, which need not be there yet; empty if it has none here
	 */
	Optional<Path> directory(String location) {
		return directory(location, Stream.empty());
	}

	/**
	 * Find the directory of a location, in the module that a file is in before all
	 * others.
	 * @param location the location
	 * @param neighbour the file, which need not be there yet
	 * @return the directory, which need not be there yet; empty if it has none here
	 */
	Optional<Path> directory(String location, Path neighbour) {
		return directory(location, module(neighbour).stream());
	}

	private Optional<Path> directory(String location, Stream<Path> first) {
		String path = location.replace("{vendor}", "postgresql");
		if (path.startsWith("filesystem:")) {
			return Optional.of(this.workingDirectory.resolve(path.substring("filesystem:".length())));
		}
		if (path.contains(":") && !path.startsWith("classpath:")) {
			return Optional.empty();
		}
		String root = path.substring(path.indexOf(':') + 1).replaceFirst("^/+", "");
		return Stream.of(first, modules(root), Stream.of(this.workingDirectory))
			.flatMap(Function.identity())
			.map((directory) -> directory.resolve(RESOURCES))
			.filter(Files::isDirectory)
			.findFirst()
			.map((resources) -> resources.resolve(root));
	}

	// Of target/classes/db/migration, build/resources/main/db/migration and the like
	private Stream<Path> modules(String root) {
		try {
			return Collections.list(this.classLoader.getResources(root))
				.stream()
				.filter((url) -> url.getProtocol().equals("file"))
				.flatMap((url) -> module(url).stream());
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static Optional<Path> module(URL compiled) {
		try {
			return module(Path.of(compiled.toURI()));
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	private static Optional<Path> module(Path file) {
		return Stream.<Path>iterate(file, (path) -> path != null, Path::getParent)
			.filter((directory) -> Files.isDirectory(directory.resolve(RESOURCES)))
			.findFirst();
	}

	String relative(Path file) {
		return file.startsWith(this.workingDirectory) ? this.workingDirectory.relativize(file).toString()
				: file.toString();
	}

}
