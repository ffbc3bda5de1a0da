// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value that can be configured.
 *
 * @param path kebab-case names joined by dots, such as {@code model.min-edge}
 * @param javaType the component's type
 * @param type how it is written
 * @param annotation what its author says of it
 */
record ParameterSlot(String path, Class<?> javaType, ParameterType type, Parameter annotation)
    implements ParameterNode {

  static ParameterSlot of(String path, RecordComponent component) {
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
    return new ParameterSlot(path, component.getType(), type, annotation);
  }

  @Override
  public Stream<ParameterSlot> slots() {
    return Stream.of(this);
  }

  @Override
  public @Nullable Object value(Map<String, String> values, List<String> problems) {
    String configured = values.get(path);
    String text = configured == null ? annotation.defaultValue() : configured.strip();
    if (configured == null && text.isEmpty() && javaType != String.class) {
      problems.add(path + " is missing and has no default");
      return null;
    }
    try {
      Comparable<?> value = type.parser().apply(text);
      if (isOutside(value)) {
        problems.add("%s is %s, but must be %s".formatted(path, text, range()));
      }
      return value;
    } catch (IllegalArgumentException | ArithmeticException malformed) {
      problems.add("%s is '%s', but must be a %s".formatted(path, text, type.name()));
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

  /** What fits into a list of all parameters. */
  String summary() {
    String unit = annotation.unit().isEmpty() ? "" : " " + annotation.unit();
    return "%s (%s%s, default %s)".formatted(path, type.name(), unit, annotation.defaultValue());
  }

  ParameterDescription description() {
    return new ParameterDescription(
        path,
        type.name(),
        annotation.unit(),
        annotation.defaultValue(),
        annotation.min(),
        annotation.max(),
        annotation.doc());
  }
}
