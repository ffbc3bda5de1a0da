// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Reads a class for what makes a strategy's answer depend on more than moment and memory: clocks,
 * chance, threads, files, reflection, state that outlives a call. It reads what the code refers to
 * and cannot see everything; a strategy that hides something from it fools its author.
 */
public final class Purity {
  private static final PurityRules RULES = PurityRules.DEFAULT;
  private static final int MOST_DIMENSIONS = 2;

  private final String className;
  private final List<Impurity> found = new ArrayList<>();
  private String method = "";

  private Purity(String className) {
    this.className = className;
  }

  /**
   * What is impure in a class, in its own order.
   *
   * @param classFile its bytes, not metered
   */
  public static List<Impurity> of(byte[] classFile) {
    ClassNode node = new ClassNode();
    new ClassReader(classFile).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return of(node);
  }

  static List<Impurity> of(ClassNode node) {
    Purity purity = new Purity(name(node.name));
    Stream.concat(Stream.ofNullable(node.superName), node.interfaces.stream())
        .forEach(above -> purity.type("extends", above));
    node.methods.forEach(purity::method);
    return List.copyOf(purity.found);
  }

  private static String name(String internal) {
    return internal.replace('/', '.');
  }

  private void method(MethodNode node) {
    method = node.name;
    if ((node.access & Opcodes.ACC_NATIVE) != 0) {
      found("is native", "write it in Java");
    }
    if (node.name.equals("finalize") && node.desc.equals("()V")) {
      found("is a finalizer", "leave it out, a strategy owns nothing that must be released");
    }
    for (AbstractInsnNode instruction : node.instructions) {
      instruction(instruction);
    }
  }

  private void instruction(AbstractInsnNode instruction) {
    switch (instruction) {
      case FieldInsnNode field -> field(field);
      case MethodInsnNode call -> member(call.owner, call.name, call.desc);
      case InvokeDynamicInsnNode call -> {
        handle(call.bsm);
        Arrays.stream(call.bsmArgs).forEach(this::constant);
      }
      case LdcInsnNode constant -> constant(constant.cst);
      case TypeInsnNode type when type.getOpcode() == Opcodes.NEW -> type("makes", type.desc);
      case MultiANewArrayInsnNode arrays when arrays.dims > MOST_DIMENSIONS ->
          found(
              "makes an array of " + arrays.dims + " dimensions at once",
              "make its parts one after the other");
      default -> {}
    }
  }

  private void field(FieldInsnNode field) {
    boolean own = name(field.owner).equals(className) && method.equals("<clinit>");
    if (field.getOpcode() == Opcodes.PUTSTATIC && !own) {
      found(
          "changes the static field " + name(field.owner) + "." + field.name,
          "what a strategy has to remember belongs into its memory record");
    }
    member(field.owner, field.name, field.desc);
  }

  private void constant(Object constant) {
    switch (constant) {
      case Handle handle -> handle(handle);
      case ConstantDynamic dynamic -> {
        handle(dynamic.getBootstrapMethod());
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
          constant(dynamic.getBootstrapMethodArgument(i));
        }
      }
      case Type type when type.getSort() == Type.OBJECT -> type("names", type.getInternalName());
      default -> {}
    }
  }

  private void handle(Handle handle) {
    member(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  private void type(String verb, String internal) {
    RULES.remedyForClass(name(internal)).ifPresent(r -> found(verb + " " + name(internal), r));
  }

  private void member(String owner, String member, String descriptor) {
    if (owner.startsWith("[")) {
      return;
    }
    Optional<String> remedy = RULES.remedyForMember(name(owner), member, descriptor);
    String arguments = descriptor.startsWith("(") ? PurityRules.arguments(descriptor) : "";
    remedy.ifPresent(r -> found("uses " + name(owner) + "." + member + arguments, r));
  }

  private void found(String what, String remedy) {
    found.add(new Impurity(className, method, what, remedy));
  }
}
