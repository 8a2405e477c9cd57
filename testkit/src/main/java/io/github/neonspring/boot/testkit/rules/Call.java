package io.github.neonspring.boot.testkit.rules;

import java.util.Set;

import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A call, or a method reference that somebody calls.
 *
 * @param body the code that it stands in
 * @param insn the instruction
 * @param owner the class that is called
 * @param name the method's name
 * @param descriptor the method's descriptor
 * @param place what it runs in
 */
record Call(Body body, AbstractInsnNode insn, String owner, String name, String descriptor, Place place) {

	static Call of(Body body, MethodInsnNode call, Place place) {
		return new Call(body, call, call.owner, call.name, call.desc, place);
	}

	static Call of(Body body, InvokeDynamicInsnNode reference, Place place) {
		Handle target = Body.target(reference);
		return new Call(body, reference, target.getOwner(), target.getName(), target.getDesc(), place);
	}

	/**
	 * Return where the object that is called comes from.
	 * @return its origins; empty for a static method
	 */
	Set<AbstractInsnNode> receiver() {
		if (this.insn instanceof MethodInsnNode call) {
			return this.body.receiver(call);
		}
		return this.body.operands(this.insn).stream().findFirst().orElse(Set.of());
	}

	String words() {
		return this.owner.substring(this.owner.lastIndexOf('/') + 1).replace('$', '.') + "." + this.name + "()";
	}

}
