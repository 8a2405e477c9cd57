package io.github.neonspring.boot.testkit.rules;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.springframework.util.FileSystemUtils;

/**
 * The classes in jars and folders. Of a Spring Boot jar or a war they are the
 * application's own; its libraries only tell what those classes extend and call.
 */
final class ClassFiles implements Closeable {

	private static final List<String> ROOTS = List.of("BOOT-INF/", "WEB-INF/");

	private final Map<String, Project.ClassFile> files = new HashMap<>();

	private final List<URL> libraries = new ArrayList<>();

	private final List<Closeable> open = new ArrayList<>();

	private ClassFiles() {
	}

	static ClassFiles open(List<Path> locations) throws IOException {
		ClassFiles files = new ClassFiles();
		try {
			for (Path location : locations) {
				int before = files.files.size();
				if (Files.isDirectory(location)) {
					files.addFolder(location);
				}
				else {
					files.addJar(location);
				}
				if (files.files.size() == before) {
					throw new IllegalArgumentException("There are no classes in " + location);
				}
			}
			return files;
		}
		catch (IOException | RuntimeException ex) {
			files.close();
			throw ex;
		}
	}

	Project project() {
		URLClassLoader loader = new URLClassLoader(this.libraries.toArray(URL[]::new), getClass().getClassLoader());
		this.open.add(loader);
		return new Project(this.files, loader);
	}

	@Override
	public void close() throws IOException {
		for (int i = this.open.size() - 1; i >= 0; i--) {
			this.open.get(i).close();
		}
	}

	private void addFolder(Path folder) throws IOException {
		for (String root : ROOTS) {
			if (Files.isDirectory(folder.resolve(root + "classes"))) {
				addClasses(folder.resolve(root + "classes"));
				addLibraries(folder.resolve(root + "lib"));
				return;
			}
		}
		addClasses(folder);
	}

	private void addClasses(Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			all.filter(Files::isRegularFile).forEach((file) -> {
				String name = folder.relativize(file).toString().replace('\\', '/');
				add(name, () -> Files.newInputStream(file));
			});
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	private void addLibraries(Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			try (Stream<Path> all = Files.list(folder)) {
				for (Path jar : all.filter((file) -> file.toString().endsWith(".jar")).toList()) {
					this.libraries.add(jar.toUri().toURL());
				}
			}
		}
	}

	private void addJar(Path jar) throws IOException {
		try {
			ZipFile zip = new ZipFile(jar.toFile());
			this.open.add(zip);
			String root = ROOTS.stream().filter((name) -> zip.getEntry(name) != null).findFirst().orElse("");
			String classes = root.isEmpty() ? "" : root + "classes/";
			for (ZipEntry entry : zip.stream().toList()) {
				if (entry.getName().startsWith(classes)) {
					add(entry.getName().substring(classes.length()), () -> zip.getInputStream(entry));
				}
			}
			if (!root.isEmpty()) {
				extractLibraries(zip, root + "lib/");
			}
		}
		catch (ZipException ex) {
			throw new IllegalArgumentException(jar + " is neither a jar nor a folder: " + ex.getMessage(), ex);
		}
	}

	private void extractLibraries(ZipFile zip, String folder) throws IOException {
		Path copies = Files.createTempDirectory("neon-scan");
		this.open.add(() -> FileSystemUtils.deleteRecursively(copies));
		for (ZipEntry entry : zip.stream().toList()) {
			String name = entry.getName();
			if (name.startsWith(folder) && name.endsWith(".jar")) {
				try (InputStream bytes = zip.getInputStream(entry)) {
					Files.copy(bytes, copies.resolve(name.substring(name.lastIndexOf('/') + 1)),
							StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		addLibraries(copies);
	}

	private void add(String name, Project.ClassFile file) {
		boolean type = name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/");
		if (type) {
			this.files.put(name.substring(0, name.length() - ".class".length()), file);
		}
	}

}
