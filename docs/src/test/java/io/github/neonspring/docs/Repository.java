package io.github.neonspring.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files of this repository, without what a build makes of them.
 */
final class Repository {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Set<String> OTHERS = Set.of(".git", ".idea", "target", "node_modules");

	private Repository() {
	}

	/**
	 * Return what a check finds in all Markdown files.
	 * @param check the check of one file
	 * @return the problems, one line each
	 */
	static List<String> problems(Function<MarkdownPage, List<String>> check) {
		return pages().stream().map(check).flatMap(List::stream).toList();
	}

	static List<MarkdownPage> pages() {
		return files(".md").stream().map(MarkdownPage::read).toList();
	}

	static Set<Path> poms() {
		return files("pom.xml");
	}

	/**
	 * Return whether there is a Java source of that name.
	 * @param type the qualified or simple name of a class
	 * @return whether a module has it
	 */
	static boolean hasSource(String type) {
		String end = "/" + type.replace('.', '/') + ".java";
		return files(".java").stream().anyMatch((file) -> file.toString().replace('\\', '/').endsWith(end));
	}

	static String name(Path file) {
		return ROOT.relativize(file).toString().replace('\\', '/');
	}

	private static Set<Path> files(String end) {
		Set<Path> files = new TreeSet<>();
		try {
			Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					return OTHERS.contains(directory.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					if (file.getFileName().toString().endsWith(end)) {
						files.add(file);
					}
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

}
