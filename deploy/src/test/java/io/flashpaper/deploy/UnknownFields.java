// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.deploy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models of operators keep what they do not know; this finds it again. */
final class UnknownFields {
  private static final String KEPT = "getAdditionalProperties";

  private UnknownFields() {}

  /** Adds a sentence for each field below a model that the model has no place for. */
  static void collect(@Nullable Object model, String path, List<String> unknown) {
    switch (model) {
      case null -> {}
      case List<?> list -> list.forEach(each -> collect(each, path + "[]", unknown));
      default -> {
        if (isModel(model)) {
          Arrays.stream(model.getClass().getMethods())
              .filter(UnknownFields::isGetter)
              .sorted(Comparator.comparing(Method::getName))
              .forEach(getter -> collectOf(model, getter, path, unknown));
        }
      }
    }
  }

  private static void collectOf(Object model, Method getter, String path, List<String> unknown) {
    Object value;
    try {
      value = getter.invoke(model);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(getter.toString(), e);
    }
    if (getter.getName().equals(KEPT)) {
      if (value instanceof Map<?, ?> kept) {
        kept.keySet().forEach(key -> unknown.add("unknown field " + path + "." + key));
      }
    } else {
      collect(value, path + "." + field(getter), unknown);
    }
  }

  private static String field(Method getter) {
    String name = getter.getName().substring("get".length());
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get")
        && method.getParameterCount() == 0
        && !method.getName().equals("getClass");
  }

  private static boolean isModel(Object value) {
    String name = value.getClass().getPackageName();
    return !value.getClass().isEnum()
        && (name.startsWith("io.strimzi.api") || name.startsWith("io.fabric8"));
  }
}
