// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns configured text into a strategy's parameters record. */
public final class ParameterBinder {
  private ParameterBinder() {}

  /**
   * Binds values by kebab-case name; what is not given takes its default.
   *
   * @param type the parameters record
   * @param values as configured, by kebab-case name
   * @throws InvalidParametersException naming every unknown, missing, ill-typed and out-of-range
   *     value, and the parameters there are
   */
  public static <P extends Record> P bind(Class<P> type, Map<String, String> values) {
    List<String> problems = new ArrayList<>();
    List<Slot> slots = slots(type);
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Slot slot : slots) {
      arguments.add(slot.value(values.get(slot.name()), problems));
    }
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    slots.forEach(slot -> unknown.remove(slot.name()));
    unknown.forEach(name -> problems.add(name + " is no parameter"));
    if (problems.isEmpty()) {
      return construct(type, slots, arguments);
    }
    throw new InvalidParametersException(problems, known(slots));
  }

  /**
   * The parameters of a strategy, in order.
   *
   * @throws IllegalArgumentException if a component is not annotated, has a type that cannot be
   *     configured, or a default that its own range refuses: a mistake in the plugin
   */
  public static List<ParameterDescription> describe(Class<? extends Record> type) {
    List<Slot> slots = slots(type);
    for (Slot slot : slots) {
      List<String> problems = new ArrayList<>();
      if (!slot.annotation.defaultValue().isEmpty()) {
        slot.value(null, problems);
      }
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "the default of " + type.getName() + " does not fit: " + problems);
      }
    }
    return slots.stream().map(Slot::description).toList();
  }

  /** The kebab-case name of a component: {@code maxKMovePpm} is {@code max-k-move-ppm}. */
  static String kebab(String component) {
    return component
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }

  private static String known(List<Slot> slots) {
    return slots.isEmpty()
        ? "none"
        : slots.stream().map(Slot::summary).collect(Collectors.joining(", "));
  }

  private static List<Slot> slots(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(Slot::of).toList();
  }

  private static <P extends Record> P construct(
      Class<P> type, List<Slot> slots, List<@Nullable Object> arguments) {
    try {
      Constructor<P> constructor =
          type.getDeclaredConstructor(
              slots.stream().map(slot -> slot.javaType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException refused) {
      Throwable cause = Objects.requireNonNullElse(refused.getCause(), refused);
      throw new InvalidParametersException(
          List.of(Objects.requireNonNullElse(cause.getMessage(), cause.toString())), known(slots));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("record " + type.getName(), impossible);
    }
  }

  private record Slot(String name, Class<?> javaType, ParameterType type, Parameter annotation) {
    static Slot of(RecordComponent component) {
      Parameter annotation = component.getAnnotation(Parameter.class);
      String where = component.getDeclaringRecord().getName() + "." + component.getName();
      if (annotation == null) {
        throw new IllegalArgumentException(where + " lacks the annotation @Parameter");
      }
      ParameterType type =
          ParameterType.of(component.getType())
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          where
                              + " is a "
                              + component.getType().getName()
                              + ", which cannot be configured"));
      return new Slot(kebab(component.getName()), component.getType(), type, annotation);
    }

    @Nullable Object value(@Nullable String configured, List<String> problems) {
      String text = configured == null ? annotation.defaultValue() : configured.strip();
      if (configured == null && text.isEmpty() && javaType != String.class) {
        problems.add(name + " is missing and has no default");
        return null;
      }
      try {
        Comparable<?> value = type.parser().apply(text);
        if (isOutside(value)) {
          problems.add("%s is %s, but must be %s".formatted(name, text, range()));
        }
        return value;
      } catch (IllegalArgumentException | ArithmeticException malformed) {
        problems.add("%s is '%s', but must be a %s".formatted(name, text, type.name()));
        return null;
      }
    }

    private boolean isOutside(Comparable<?> value) {
      return (!annotation.min().isEmpty() && compare(value, annotation.min()) < 0)
          || (!annotation.max().isEmpty() && compare(value, annotation.max()) > 0);
    }

    @SuppressWarnings("unchecked") // both sides come from the same parser
    private int compare(Comparable<?> value, String bound) {
      return ((Comparable<Object>) value).compareTo(type.parser().apply(bound));
    }

    private String range() {
      if (annotation.min().isEmpty()) {
        return "at most " + annotation.max();
      }
      return annotation.max().isEmpty()
          ? "at least " + annotation.min()
          : "from " + annotation.min() + " to " + annotation.max();
    }

    String summary() {
      String unit = annotation.unit().isEmpty() ? "" : " " + annotation.unit();
      return "%s (%s%s, default %s)".formatted(name, type.name(), unit, annotation.defaultValue());
    }

    ParameterDescription description() {
      return new ParameterDescription(
          name,
          type.name(),
          annotation.unit(),
          annotation.defaultValue(),
          annotation.min(),
          annotation.max(),
          annotation.doc());
    }
  }
}
