// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameters record, or one that is nested in it.
 *
 * @param path kebab-case names joined by dots; empty for the outermost record
 * @param javaType the record
 * @param components in order
 */
record ParameterGroup(String path, Class<? extends Record> javaType, List<ParameterNode> components)
    implements ParameterNode {

  /**
   * Takes a record apart.
   *
   * @throws IllegalArgumentException if a component cannot be configured
   */
  static ParameterGroup of(Class<? extends Record> type) {
    return of("", type, List.of());
  }

  private static ParameterGroup of(
      String path, Class<? extends Record> type, List<Class<?>> around) {
    if (around.contains(type)) {
      throw new IllegalArgumentException("record " + type.getName() + " contains itself");
    }
    List<Class<?>> within = Stream.concat(around.stream(), Stream.of(type)).toList();
    return new ParameterGroup(
        path,
        type,
        Arrays.stream(type.getRecordComponents())
            .map(component -> node(path, component, within))
            .toList());
  }

  private static ParameterNode node(String path, RecordComponent component, List<Class<?>> within) {
    String name = ParameterBinder.kebab(component.getName());
    String full = path.isEmpty() ? name : path + "." + name;
    boolean nested =
        component.getType().isRecord() && ParameterType.of(component.getType()).isEmpty();
    return nested
        ? of(full, component.getType().asSubclass(Record.class), within)
        : ParameterSlot.of(full, component);
  }

  @Override
  public Stream<ParameterSlot> slots() {
    return components.stream().flatMap(ParameterNode::slots);
  }

  @Override
  public @Nullable Object value(Map<String, String> values, List<String> problems) {
    int before = problems.size();
    List<@Nullable Object> arguments = new ArrayList<>();
    components.forEach(component -> arguments.add(component.value(values, problems)));
    return problems.size() == before ? construct(arguments, problems) : null;
  }

  private @Nullable Object construct(List<@Nullable Object> arguments, List<String> problems) {
    try {
      Constructor<?> constructor =
          javaType.getDeclaredConstructor(
              components.stream().map(ParameterNode::javaType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(arguments.toArray());
    } catch (InvocationTargetException refused) {
      problems.add(sentence(refused.getCause()));
      return null;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("record " + javaType.getName(), impossible);
    }
  }

  private String sentence(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    String said =
        cause == null || cause.getMessage() == null
            ? javaType.getName() + " refused it: " + Objects.toString(cause)
            : cause.getMessage();
    return path.isEmpty() ? said : path + ": " + said;
  }
}
