// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes the factories that a plugin's jar names as services. */
final class Factories {
  private static final String SERVICE = "META-INF/services/" + StrategyFactory.class.getName();

  private Factories() {}

  /**
   * One factory for each line of the service file.
   *
   * @throws PluginRefusedException if one cannot be made; the message lacks the file's name
   */
  static List<StrategyFactory<?>> of(JarContent jar, ClassLoader classes) {
    byte[] file = jar.entries().get(SERVICE);
    List<String> names = file == null ? List.of() : names(new String(file, StandardCharsets.UTF_8));
    if (names.isEmpty()) {
      throw new PluginRefusedException(
          "it names no strategy factory: write the class of one for each strategy into " + SERVICE);
    }
    return names.stream().<StrategyFactory<?>>map(name -> make(name, classes)).toList();
  }

  private static List<String> names(String file) {
    return file.lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static StrategyFactory<?> make(String name, ClassLoader classes) {
    try {
      Class<?> type = Class.forName(name, false, classes);
      if (!StrategyFactory.class.isAssignableFrom(type)) {
        throw new PluginRefusedException(
            "%s names %s, which is no StrategyFactory: let it implement that, or name another class"
                .formatted(SERVICE, name));
      }
      return PluginCalls.load(
          "the constructor of " + name, () -> instance(type.asSubclass(StrategyFactory.class)));
    } catch (ClassNotFoundException missing) {
      throw new PluginRefusedException(
          "%s names %s, which is not in the jar: correct the name".formatted(SERVICE, name),
          missing);
    }
  }

  private static StrategyFactory<?> instance(
      @SuppressWarnings("rawtypes") Class<? extends StrategyFactory> type) {
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
