package io.github.neonspring.boot.testkit.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds annotations, also those that stand on other annotations, as Spring does.
 */
final class Annotations {

	private Annotations() {
	}

	static Optional<Found> of(Project project, ClassNode type, String... names) {
		return find(project, type.visibleAnnotations, names, 0);
	}

	static Optional<Found> of(Project project, MethodNode method, String... names) {
		return find(project, method.visibleAnnotations, names, 0);
	}

	static Optional<Found> of(Project project, FieldNode field, String... names) {
		return find(project, field.visibleAnnotations, names, 0);
	}

	private static Optional<Found> find(Project project, @Nullable List<AnnotationNode> annotations, String[] names,
			int depth) {
		if (annotations == null || depth > 4) {
			return Optional.empty();
		}
		for (AnnotationNode annotation : annotations) {
			String name = Type.getType(annotation.desc).getInternalName();
			if (List.of(names).contains(name)) {
				return Optional.of(new Found(List.of(annotation)));
			}
			if (!name.startsWith("java/lang/")) {
				Optional<Found> above = project.header(name)
					.flatMap((type) -> find(project, type.visibleAnnotations, names, depth + 1));
				if (above.isPresent()) {
					return Optional.of(above.get().beneath(annotation));
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * An annotation, and those that it was found through, nearest to the code first.
	 *
	 * @param path the annotations
	 */
	record Found(List<AnnotationNode> path) {

		private Found beneath(AnnotationNode nearer) {
			List<AnnotationNode> longer = new ArrayList<>(List.of(nearer));
			longer.addAll(this.path);
			return new Found(longer);
		}

		/**
		 * Return the constant that an attribute is set to.
		 * @param attribute the attribute
		 * @param otherwise its default
		 * @return the constant's name
		 */
		String constant(String attribute, String otherwise) {
			for (AnnotationNode annotation : this.path) {
				for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
					if (annotation.values.get(i).equals(attribute)
							&& annotation.values.get(i + 1) instanceof String[] constant) {
						return constant[1];
					}
				}
			}
			return otherwise;
		}

	}

}
