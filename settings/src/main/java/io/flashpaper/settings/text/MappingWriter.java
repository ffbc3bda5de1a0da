// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Writes a config mapping down: every setting in it by its kebab-case name, defaults included. */
public final class MappingWriter {
  private static final String THE_JDKS = "java.";

  private MappingWriter() {}

  /**
   * The settings of a mapping; what is left open is left out.
   *
   * @param mapping the interface
   * @param value one of it
   */
  public static <T> SortedMap<String, String> write(Class<T> mapping, T value) {
    Texts texts = new Texts();
    group("", mapping, value, texts);
    return texts.byName();
  }

  private static void group(String prefix, Class<?> mapping, Object group, Texts into) {
    for (Method setting : mapping.getMethods()) {
      String name = prefix + kebab(setting.getName());
      Object value = call(setting, group);
      if (value instanceof Map<?, ?> several) {
        several.forEach((key, each) -> into.put(SettingName.of(name, (String) key), each));
      } else if (isGroup(setting.getReturnType())) {
        group(name + '.', setting.getReturnType(), value, into);
      } else {
        into.put(name, value);
      }
    }
  }

  private static boolean isGroup(Class<?> type) {
    return type.isInterface() && !type.getName().startsWith(THE_JDKS);
  }

  private static Object call(Method setting, Object group) {
    try {
      return setting.invoke(group);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException("setting " + setting + " cannot be asked for", impossible);
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
