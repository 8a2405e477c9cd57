package io.github.neonspring.boot.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Reads the project's classes and those of its libraries, and knows which of its own it
 * could not read. Those are left out.
 */
final class ClassPath {

	/** What ahead-of-time processing leaves beside the application's own classes. */
	private static final String PROXY = "$$SpringCGLIB$$";

	private final Map<String, Project.ClassFile> files = new TreeMap<>();

	private final ClassLoader libraries;

	private final Set<String> unread = new TreeSet<>();

	ClassPath(Map<String, Project.ClassFile> files, ClassLoader libraries) {
		this.files.putAll(files);
		this.files.keySet().removeIf((name) -> name.contains(PROXY));
		this.libraries = libraries;
	}

	Set<String> names() {
		return this.files.keySet();
	}

	boolean owns(String name) {
		return this.files.containsKey(name);
	}

	@Nullable ClassNode read(String name, int how) {
		try (InputStream bytes = open(name)) {
			if (bytes == null) {
				return null;
			}
			ClassNode type = new ClassNode(Opcodes.ASM9);
			new ClassReader(bytes).accept(type, how);
			return type;
		}
		// What ASM throws depends on where a file is cut off
		catch (IOException | RuntimeException ex) {
			if (owns(name)) {
				leaveOut(name, ex);
			}
			return null;
		}
	}

	void leaveOut(String what, Exception failure) {
		this.unread.add("Could not read " + what.replace('/', '.') + ", which is left out: " + failure);
	}

	Set<String> unread() {
		return this.unread;
	}

	private @Nullable InputStream open(String name) throws IOException {
		Project.ClassFile file = this.files.get(name);
		return (file != null) ? file.open() : this.libraries.getResourceAsStream(name + ".class");
	}

}
