// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns configured text into a strategy's parameters record.
 *
 * <p>A component whose type is a record is a group: its components are named by path, {@code
 * model.min-edge} being component {@code minEdge} of component {@code model}.
 */
public final class ParameterBinder {
  private ParameterBinder() {}

  /**
   * Binds values by kebab-case name; what is not given takes its default.
   *
   * @param type the parameters record
   * @param values as configured, by kebab-case name or path
   * @throws InvalidParametersException naming every unknown, missing, ill-typed and out-of-range
   *     value and what the records' own checks say, and the parameters there are
   */
  public static <P extends Record> P bind(Class<P> type, Map<String, String> values) {
    ParameterGroup parameters = ParameterGroup.of(type);
    List<String> problems = new ArrayList<>();
    Object bound = parameters.value(values, problems);
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    parameters.slots().forEach(slot -> unknown.remove(slot.path()));
    unknown.forEach(name -> problems.add(name + " is no parameter"));
    if (problems.isEmpty()) {
      return type.cast(Objects.requireNonNull(bound));
    }
    throw new InvalidParametersException(problems, known(type));
  }

  /**
   * The parameters of a strategy by path, in order.
   *
   * @throws IllegalArgumentException if a component is not annotated, has a type that cannot be
   *     configured, or a default that its own range refuses: a mistake in the plugin
   */
  public static List<ParameterDescription> describe(Class<? extends Record> type) {
    List<ParameterSlot> slots = ParameterGroup.of(type).slots().toList();
    List<String> problems = new ArrayList<>();
    slots.stream()
        .filter(slot -> !slot.annotation().defaultValue().isEmpty())
        .forEach(slot -> slot.value(Map.of(), problems));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "the default of " + type.getName() + " does not fit: " + problems);
    }
    return slots.stream().map(ParameterSlot::description).toList();
  }

  /** All parameters in one line, for those who named a wrong one. */
  static String known(Class<? extends Record> type) {
    String names =
        ParameterGroup.of(type)
            .slots()
            .map(ParameterSlot::summary)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  /** The kebab-case name of a component: {@code maxKMovePpm} is {@code max-k-move-ppm}. */
  static String kebab(String component) {
    return component
        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }
}
