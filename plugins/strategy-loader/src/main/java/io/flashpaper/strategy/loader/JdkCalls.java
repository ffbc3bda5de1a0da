// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Type;

/** What a call of the JDK costs beyond the step that led to it. */
final class JdkCalls {
  /** Calls whose last argument, an int, says how much they make or handle. */
  private static final Set<String> SIZED_BY_LAST_INT =
      Set.of(
          "java/util/ArrayList.<init>(I)V",
          "java/util/ArrayList.ensureCapacity(I)V",
          "java/util/ArrayDeque.<init>(I)V",
          "java/util/PriorityQueue.<init>(I)V",
          "java/util/Vector.<init>(I)V",
          "java/util/HashMap.<init>(I)V",
          "java/util/HashSet.<init>(I)V",
          "java/util/LinkedHashMap.<init>(I)V",
          "java/util/LinkedHashSet.<init>(I)V",
          "java/util/BitSet.<init>(I)V",
          "java/util/BitSet.set(I)V",
          "java/util/BitSet.set(II)V",
          "java/math/BigInteger.setBit(I)Ljava/math/BigInteger;",
          "java/math/BigDecimal.setScale(I)Ljava/math/BigDecimal;",
          "java/math/BigDecimal.movePointRight(I)Ljava/math/BigDecimal;",
          "java/lang/StringBuilder.<init>(I)V",
          "java/lang/StringBuilder.setLength(I)V",
          "java/lang/StringBuilder.ensureCapacity(I)V",
          "java/lang/StringBuilder.repeat(II)Ljava/lang/StringBuilder;",
          "java/lang/StringBuffer.<init>(I)V",
          "java/lang/StringBuffer.setLength(I)V",
          "java/nio/ByteBuffer.allocate(I)Ljava/nio/ByteBuffer;",
          "java/lang/System.arraycopy(Ljava/lang/Object;ILjava/lang/Object;II)V");

  private static final Map<String, Method> REPLACED = replaced();

  private JdkCalls() {}

  static boolean isJdk(String owner) {
    return owner.startsWith("java/");
  }

  /** Whether the int on top of the stack is the size of what the call makes or handles. */
  static boolean isSizedByLastInt(String owner, String name, String descriptor) {
    boolean copy = owner.equals("java/util/Arrays") && name.startsWith("copyOf");
    return copy && endsWithInt(descriptor)
        || SIZED_BY_LAST_INT.contains(owner + "." + name + descriptor);
  }

  private static boolean endsWithInt(String descriptor) {
    return descriptor.contains("I)");
  }

  /** Whether the last argument is an object, so that its size can be charged. */
  static boolean endsWithObject(String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    return arguments.length > 0 && isObject(arguments[arguments.length - 1]);
  }

  /** Whether the result is a text or an array, so that its size can be charged. */
  static boolean makesTextOrArray(String descriptor) {
    Type result = Type.getReturnType(descriptor);
    return result.getSort() == Type.ARRAY || result.getDescriptor().equals("Ljava/lang/String;");
  }

  private static boolean isObject(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  /** The method of {@link MeteredCalls} to call instead. */
  static Optional<Method> replacement(String owner, String name, String descriptor) {
    return Optional.ofNullable(REPLACED.get(owner + "." + name + descriptor));
  }

  private static Map<String, Method> replaced() {
    Map<String, Method> replaced = new HashMap<>();
    for (Method method : MeteredCalls.class.getDeclaredMethods()) {
      InsteadOf instead = method.getAnnotation(InsteadOf.class);
      if (instead != null) {
        Method original = original(instead.value(), method);
        replaced.put(
            Type.getInternalName(instead.value())
                + "."
                + original.getName()
                + Type.getMethodDescriptor(original),
            method);
      }
    }
    return Map.copyOf(replaced);
  }

  private static Method original(Class<?> owner, Method replacement) {
    Class<?>[] all = replacement.getParameterTypes();
    Class<?>[] withoutObject = Arrays.copyOfRange(all, Math.min(1, all.length), all.length);
    return Arrays.stream(owner.getMethods())
        .filter(method -> method.getName().equals(replacement.getName()))
        .filter(
            method ->
                Arrays.equals(
                    method.getParameterTypes(),
                    Modifier.isStatic(method.getModifiers()) ? all : withoutObject))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing to call " + replacement + " for"));
  }
}
