package io.github.neonspring.boot.testkit.rules;

import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method where it is declared.
 *
 * @param type the type around it
 * @param method the method
 */
record Declaration(ClassNode type, MethodNode method) {

}
