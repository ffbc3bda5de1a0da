// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Adds charges to one method. What is added leaves stack and locals as they were, so the method's
 * stack maps stay true; only where there are handlers they learn of one variable more.
 *
 * <p>A charge stands before what it is for, so that the budget ends before the harm is done; that
 * of a new object stands after it, since stack maps speak of the place of {@code NEW} itself.
 */
final class MeteredMethod {
  private static final String CHARGES = Type.getInternalName(Charges.class);
  private static final String CALLS = Type.getInternalName(MeteredCalls.class);
  private static final String OBJECT = "(Ljava/lang/Object;)V";

  private static final int SMALL_FRAME = 8;

  /** Handlers of these may swallow that the JVM ran out of stack or memory. */
  private static final Set<String> GREEDY =
      Set.of(
          "java/lang/Throwable",
          "java/lang/Error",
          "java/lang/VirtualMachineError",
          "java/lang/StackOverflowError",
          "java/lang/OutOfMemoryError");

  private final MethodNode method;
  private final InsnList code;
  private final boolean initialiser;
  private final int weight;

  MeteredMethod(MethodNode method) {
    this.method = method;
    this.code = method.instructions;
    this.initialiser = method.name.equals("<clinit>");
    this.weight = 1 + (method.maxLocals + method.maxStack) / SMALL_FRAME;
  }

  /** Changes the method in place. */
  void meter() {
    if (code.size() == 0) {
      return;
    }
    Map<AbstractInsnNode, Integer> places = places();
    Set<AbstractInsnNode> handlers = firstOf(method.tryCatchBlocks.stream());
    Set<AbstractInsnNode> greedy =
        firstOf(method.tryCatchBlocks.stream().filter(block -> isGreedy(block, places)));
    for (AbstractInsnNode node : code.toArray()) {
      meter(node, places);
    }
    greedy.forEach(
        first -> before(first, Opcodes.DUP, charge("caught", "(Ljava/lang/Throwable;)V")));
    enter(handlers);
  }

  /** Notes the depth of calls, and takes it up again in handlers, from a variable of its own. */
  private void enter(Set<AbstractInsnNode> handlers) {
    InsnList head = new InsnList();
    if (initialiser) {
      head.add(charge("initialiserBegins", "()V"));
    }
    head.add(number(weight));
    head.add(charge("enter", "(I)I"));
    if (handlers.isEmpty()) {
      head.add(new InsnNode(Opcodes.POP));
    } else {
      int variable = method.maxLocals;
      head.add(new VarInsnNode(Opcodes.ISTORE, variable));
      handlers.forEach(
          first -> {
            code.insertBefore(first, new VarInsnNode(Opcodes.ILOAD, variable));
            code.insertBefore(first, charge("resume", "(I)V"));
          });
      withVariable(variable);
    }
    code.insert(head);
  }

  /** Lets the stack maps know of the variable. */
  private void withVariable(int variable) {
    for (AbstractInsnNode node : code) {
      if (node instanceof FrameNode frame) {
        List<Object> locals = new ArrayList<>(frame.local);
        for (int slots = slots(locals); slots < variable; slots++) {
          locals.add(Opcodes.TOP);
        }
        locals.add(Opcodes.INTEGER);
        frame.local = locals;
      }
    }
  }

  private static int slots(List<Object> locals) {
    return locals.stream()
        .mapToInt(type -> type.equals(Opcodes.LONG) || type.equals(Opcodes.DOUBLE) ? 2 : 1)
        .sum();
  }

  private static AbstractInsnNode number(int value) {
    return value <= Byte.MAX_VALUE
        ? new IntInsnNode(Opcodes.BIPUSH, value)
        : new LdcInsnNode(value);
  }

  private Map<AbstractInsnNode, Integer> places() {
    Map<AbstractInsnNode, Integer> places = new IdentityHashMap<>();
    for (AbstractInsnNode node : code) {
      places.put(node, places.size());
    }
    return places;
  }

  private void meter(AbstractInsnNode node, Map<AbstractInsnNode, Integer> places) {
    switch (node.getOpcode()) {
      case Opcodes.NEW -> code.insert(node, charge("step", "()V"));
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY ->
          before(node, Opcodes.DUP, charge("array", "(I)V"));
      case Opcodes.IRETURN,
          Opcodes.LRETURN,
          Opcodes.FRETURN,
          Opcodes.DRETURN,
          Opcodes.ARETURN,
          Opcodes.RETURN ->
          leave(node);
      default -> meterByKind(node, places);
    }
  }

  private void leave(AbstractInsnNode end) {
    code.insertBefore(end, number(weight));
    code.insertBefore(end, charge("leave", "(I)V"));
    if (initialiser) {
      code.insertBefore(end, charge("initialiserEnds", "()V"));
    }
  }

  private void meterByKind(AbstractInsnNode node, Map<AbstractInsnNode, Integer> places) {
    switch (node) {
      case JumpInsnNode jump -> jump(jump, Stream.of(jump.label), places);
      case TableSwitchInsnNode choice ->
          jump(choice, Stream.concat(choice.labels.stream(), Stream.of(choice.dflt)), places);
      case LookupSwitchInsnNode choice ->
          jump(choice, Stream.concat(choice.labels.stream(), Stream.of(choice.dflt)), places);
      case MultiANewArrayInsnNode arrays -> arrays(arrays);
      case MethodInsnNode call -> call(call);
      case InvokeDynamicInsnNode call -> call(call);
      default -> {}
    }
  }

  /** Going back to what was passed is a turn of a loop. */
  private void jump(
      AbstractInsnNode jump, Stream<LabelNode> targets, Map<AbstractInsnNode, Integer> places) {
    int here = place(jump, places);
    if (targets.anyMatch(target -> place(target, places) < here)) {
      code.insertBefore(jump, charge("step", "()V"));
    }
  }

  private void arrays(MultiANewArrayInsnNode arrays) {
    if (arrays.dims == 1) {
      before(arrays, Opcodes.DUP, charge("array", "(I)V"));
    } else {
      before(arrays, Opcodes.DUP2, charge("area", "(II)V"));
    }
  }

  private void call(MethodInsnNode call) {
    Optional<Method> replacement = JdkCalls.replacement(call.owner, call.name, call.desc);
    if (replacement.isPresent() && call.getOpcode() != Opcodes.INVOKESPECIAL) {
      call.setOpcode(Opcodes.INVOKESTATIC);
      call.owner = CALLS;
      call.desc = Type.getMethodDescriptor(replacement.get());
      call.itf = false;
      return;
    }
    if (call.owner.startsWith("[") && call.name.equals("clone")) {
      sizeOfResult(call);
    } else if (JdkCalls.isJdk(call.owner)) {
      jdkCall(call);
    }
  }

  private void jdkCall(MethodInsnNode call) {
    if (JdkCalls.isSizedByLastInt(call.owner, call.name, call.desc)) {
      before(call, Opcodes.DUP, charge("array", "(I)V"));
    } else if (JdkCalls.endsWithObject(call.desc)) {
      before(call, Opcodes.DUP, charge("size", OBJECT));
    }
    if (JdkCalls.makesTextOrArray(call.desc)) {
      sizeOfResult(call);
    }
  }

  /** A concatenation of texts, or a lambda, whose body is a method of its own. */
  private void call(InvokeDynamicInsnNode call) {
    for (int i = 0; i < call.bsmArgs.length; i++) {
      if (call.bsmArgs[i] instanceof Handle handle) {
        call.bsmArgs[i] = replaced(handle);
      }
    }
    if (JdkCalls.makesTextOrArray(call.desc)) {
      sizeOfResult(call);
    }
  }

  private static Handle replaced(Handle handle) {
    return JdkCalls.replacement(handle.getOwner(), handle.getName(), handle.getDesc())
        .filter(method -> handle.getTag() != Opcodes.H_INVOKESPECIAL)
        .map(
            method ->
                new Handle(
                    Opcodes.H_INVOKESTATIC,
                    CALLS,
                    method.getName(),
                    Type.getMethodDescriptor(method),
                    false))
        .orElse(handle);
  }

  private void sizeOfResult(AbstractInsnNode call) {
    code.insert(call, charge("made", OBJECT));
    code.insert(call, new InsnNode(Opcodes.DUP));
  }

  /** The first instructions of these handlers. */
  private static Set<AbstractInsnNode> firstOf(Stream<TryCatchBlockNode> blocks) {
    return blocks
        .flatMap(block -> firstInstruction(block.handler).stream())
        .filter(node -> node.getOpcode() != Opcodes.NEW)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isGreedy(TryCatchBlockNode block, Map<AbstractInsnNode, Integer> places) {
    return (block.type == null || GREEDY.contains(block.type)) && !coversItself(block, places);
  }

  /** Compilers make such handlers to leave a lock; they hand on what they caught. */
  private boolean coversItself(TryCatchBlockNode block, Map<AbstractInsnNode, Integer> places) {
    int handler = place(block.handler, places);
    return method.tryCatchBlocks.stream()
        .filter(other -> other.handler == block.handler)
        .anyMatch(
            other -> place(other.start, places) <= handler && handler < place(other.end, places));
  }

  private static Optional<AbstractInsnNode> firstInstruction(LabelNode label) {
    return Stream.iterate((AbstractInsnNode) label, Objects::nonNull, AbstractInsnNode::getNext)
        .filter(node -> node.getOpcode() >= 0)
        .findFirst();
  }

  private static int place(AbstractInsnNode node, Map<AbstractInsnNode, Integer> places) {
    return Objects.requireNonNull(places.get(node), "an instruction of another method");
  }

  private void before(AbstractInsnNode node, int copy, MethodInsnNode charge) {
    code.insertBefore(node, new InsnNode(copy));
    code.insertBefore(node, charge);
  }

  private static MethodInsnNode charge(String name, String descriptor) {
    return new MethodInsnNode(Opcodes.INVOKESTATIC, CHARGES, name, descriptor, false);
  }
}
