package io.github.neonspring.boot.testkit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes that are looked at, and, as far as they can be found, those that they use.
 */
final class Project {

	private static final int HEADER = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

	private static final int IMPLEMENTATIONS = 10;

	private final ClassPath classPath;

	private final Map<String, Optional<ClassNode>> headers = new HashMap<>();

	private final Map<String, List<String>> subtypes = new HashMap<>();

	private final Map<String, SoftReference<List<Body>>> bodies = new HashMap<>();

	private final Map<String, List<String>> targets = new HashMap<>();

	private final Map<String, List<ClassNode>> lineages = new HashMap<>();

	Project(Map<String, ClassFile> files, ClassLoader libraries) {
		this.classPath = new ClassPath(files, libraries);
		names().removeIf((name) -> header(name).isEmpty());
		for (String name : names()) {
			header(name).ifPresent((type) -> supertypes(type)
				.forEach((above) -> this.subtypes.computeIfAbsent(above, (key) -> new ArrayList<>()).add(name)));
		}
	}

	Set<String> names() {
		return this.classPath.names();
	}

	/**
	 * Return what was left out because it could not be read.
	 * @return a sentence for each class or method, without a full stop
	 */
	Set<String> unread() {
		return this.classPath.unread();
	}

	void leaveOut(String what, Exception failure) {
		this.classPath.leaveOut(what, failure);
	}

	boolean owns(String name) {
		return this.classPath.owns(name);
	}

	Optional<ClassNode> header(String name) {
		Optional<ClassNode> known = this.headers.get(name);
		if (known == null) {
			known = Optional.ofNullable(this.classPath.read(name, HEADER));
			this.headers.put(name, known);
		}
		return known;
	}

	/**
	 * Return the methods of one of the project's own classes that have code.
	 * @param name the class
	 * @return the methods
	 */
	List<Body> bodies(String name) {
		SoftReference<List<Body>> reference = this.bodies.get(name);
		List<Body> found = (reference != null) ? reference.get() : null;
		if (found == null) {
			ClassNode type = owns(name) ? this.classPath.read(name, ClassReader.SKIP_FRAMES) : null;
			found = (type != null) ? type.methods.stream()
				.filter((method) -> method.instructions.size() > 0)
				.map((method) -> new Body(this, type, method))
				.toList() : List.of();
			this.bodies.put(name, new SoftReference<>(found));
		}
		return found;
	}

	Optional<Body> body(String owner, String name, String descriptor) {
		return owns(owner) ? bodies(owner).stream().filter((body) -> body.is(name, descriptor)).findFirst()
				: Optional.empty();
	}

	/**
	 * Return the methods that a call can lead to, as far as they are the project's own.
	 * @param owner the class that the call names
	 * @param name the method's name
	 * @param descriptor its descriptor
	 * @return the inherited one, or the implementations of an abstract one; none where
	 * there are too many to tell
	 */
	List<Body> targets(String owner, String name, String descriptor) {
		if (!owns(owner)) {
			return List.of();
		}
		return this.targets
			.computeIfAbsent(owner + "." + name + descriptor, (key) -> findTargets(owner, name, descriptor))
			.stream()
			.flatMap((type) -> body(type, name, descriptor).stream())
			.toList();
	}

	private List<String> findTargets(String owner, String name, String descriptor) {
		for (ClassNode type : lineage(owner)) {
			if (body(type.name, name, descriptor).isPresent()) {
				return List.of(type.name);
			}
		}
		Set<String> below = below(owner);
		return (below.size() > IMPLEMENTATIONS) ? List.of()
				: below.stream().filter((type) -> body(type, name, descriptor).isPresent()).toList();
	}

	/**
	 * Return a method and those that it overrides, nearest first.
	 * @param owner the class
	 * @param name the method's name
	 * @param descriptor its descriptor
	 * @return the declarations, with the types they stand in
	 */
	List<Declaration> declarations(String owner, String name, String descriptor) {
		List<Declaration> found = new ArrayList<>();
		for (ClassNode type : lineage(owner)) {
			for (MethodNode method : type.methods) {
				if (method.name.equals(name) && method.desc.equals(descriptor)) {
					found.add(new Declaration(type, method));
				}
			}
		}
		return found;
	}

	boolean isAssignable(String name, String to) {
		return name.equals(to) || lineage(name).stream().anyMatch((type) -> type.name.equals(to));
	}

	boolean isAssignable(String name, Collection<String> to) {
		return to.contains(name) || lineage(name).stream().anyMatch((type) -> to.contains(type.name));
	}

	/**
	 * Return a type and all above it.
	 * @param name the type
	 * @return the types that could be found
	 */
	List<ClassNode> lineage(String name) {
		List<ClassNode> known = this.lineages.get(name);
		if (known == null) {
			known = findLineage(name);
			this.lineages.put(name, known);
		}
		return known;
	}

	private List<ClassNode> findLineage(String name) {
		Set<String> seen = new LinkedHashSet<>();
		List<ClassNode> found = new ArrayList<>();
		Deque<String> open = new ArrayDeque<>(List.of(name));
		while (!open.isEmpty()) {
			String next = open.poll();
			if (seen.add(next)) {
				header(next).ifPresent((type) -> {
					found.add(type);
					open.addAll(supertypes(type));
				});
			}
		}
		return found;
	}

	private Set<String> below(String name) {
		Set<String> found = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(this.subtypes.getOrDefault(name, List.of()));
		while (!open.isEmpty()) {
			String next = open.poll();
			if (found.add(next)) {
				open.addAll(this.subtypes.getOrDefault(next, List.of()));
			}
		}
		return found;
	}

	private static List<String> supertypes(ClassNode type) {
		List<String> names = new ArrayList<>();
		if (type.superName != null) {
			names.add(type.superName);
		}
		names.addAll(type.interfaces);
		return names;
	}

	/**
	 * Opens the file of a class.
	 */
	@FunctionalInterface
	interface ClassFile {

		InputStream open() throws IOException;

	}

}
