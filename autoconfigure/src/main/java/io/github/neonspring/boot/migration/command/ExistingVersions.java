package io.github.neonspring.boot.migration.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Versions that the application's migrations have: of scripts in the source tree and on
 * the class path, and of migrations that are classes or beans. Creates no bean.
 *
 * @param beanFactory the beans
 * @param names how scripts are named
 */
record ExistingVersions(ListableBeanFactory beanFactory, ScriptNames names) {

	List<String> in(Path directory, Collection<String> locations) {
		Stream<String> scripts = Stream.concat(files(directory), locations.stream().flatMap(this::resources));
		return Stream.concat(scripts, beans()).flatMap((name) -> this.names.version(name).stream()).distinct().toList();
	}

	private static Stream<String> files(Path directory) {
		if (!Files.isDirectory(directory)) {
			return Stream.empty();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.map((file) -> file.getFileName().toString()).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Stream<String> resources(String location) {
		String path = location.replace("{vendor}", "*");
		boolean file = path.startsWith("filesystem:");
		if (!file && path.contains(":") && !path.startsWith("classpath:")) {
			return Stream.empty();
		}
		String root = path.substring(path.indexOf(':') + 1);
		String pattern = (file ? "file:" + root : "classpath*:" + root.replaceFirst("^/+", "")) + "/**/*.*";
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
				.map(Resource::getFilename)
				.filter(Objects::nonNull);
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private Stream<String> beans() {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(JavaMigration.class, true, false))
			.map(this.beanFactory::getType)
			.filter(Objects::nonNull)
			.map(Class::getSimpleName);
	}

}
