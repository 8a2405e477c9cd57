package io.github.neonspring.boot.testkit.rules;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds to the line numbers of a class.
 */
class MovedLines extends ClassVisitor {

	private final int lines;

	MovedLines(ClassVisitor visitor, int lines) {
		super(Opcodes.ASM9, visitor);
		this.lines = lines;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
			String[] exceptions) {
		MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
		return new MethodVisitor(Opcodes.ASM9, method) {

			@Override
			public void visitLineNumber(int line, Label start) {
				super.visitLineNumber(line + MovedLines.this.lines, start);
			}

		};
	}

}
