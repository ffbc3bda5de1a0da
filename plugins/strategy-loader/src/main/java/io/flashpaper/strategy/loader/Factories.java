// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the factories that a plugin's jar names as services. */
final class Factories {
  private Factories() {}

  /**
   * One factory for each line of the service file.
   *
   * @throws PluginRefusedException if one cannot be made; the message lacks the file's name
   */
  static List<?> of(JarContent jar, ClassLoader classes, PluginKind kind) {
    byte[] file = jar.entries().get(kind.serviceFile());
    List<String> names = file == null ? List.of() : names(new String(file, StandardCharsets.UTF_8));
    if (names.isEmpty()) {
      throw new PluginRefusedException(
          "it names no %s factory: write the class of one for each %s into %s"
              .formatted(kind.noun(), kind.noun(), kind.serviceFile()));
    }
    return names.stream().map(name -> make(name, classes, kind)).toList();
  }

  private static List<String> names(String file) {
    return file.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static Object make(String name, ClassLoader classes, PluginKind kind) {
    try {
      Class<?> type = Class.forName(name, false, classes);
      if (!kind.service().isAssignableFrom(type)) {
        throw new PluginRefusedException(
            "%s names %s, which is no %s: let it implement that, or name another class"
                .formatted(kind.serviceFile(), name, kind.service().getSimpleName()));
      }
      return PluginCalls.load("the constructor of " + name, () -> instance(type));
    } catch (ClassNotFoundException missing) {
      throw new PluginRefusedException(
          "%s names %s, which is not in the jar: correct the name"
              .formatted(kind.serviceFile(), name),
          missing);
    }
  }

  private static Object instance(Class<?> type) {
    try {
      return type.getConstructor().newInstance();
    } catch (java.lang.reflect.InvocationTargetException thrown) {
      throw PluginCalls.unchecked(thrown.getCause());
    } catch (ReflectiveOperationException hidden) {
      throw new PluginRefusedException(
          "%s cannot be made (%s): it must be public, with a public constructor without arguments"
              .formatted(type.getName(), hidden),
          hidden);
    }
  }
}
