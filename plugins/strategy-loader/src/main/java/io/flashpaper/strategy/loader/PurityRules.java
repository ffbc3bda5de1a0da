// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** The table {@code purity-rules.txt}, which says itself how it is read. */
final class PurityRules {
  static final PurityRules DEFAULT = read("purity-rules.txt");

  private static final String ALLOWED = "";

  /** Remedy by pattern; empty where allowed. */
  private final Map<String, String> remedies;

  private PurityRules(Map<String, String> remedies) {
    this.remedies = Map.copyOf(remedies);
  }

  /**
   * The remedy for a reference to a class.
   *
   * @param owner with dots
   * @return empty if it may be used
   */
  Optional<String> remedyForClass(String owner) {
    return first(classPatterns(owner));
  }

  /**
   * The remedy for a reference to a method or field.
   *
   * @param owner with dots
   * @param descriptor of the method; of a field, its type
   * @return empty if it may be used
   */
  Optional<String> remedyForMember(String owner, String name, String descriptor) {
    List<String> patterns = new ArrayList<>();
    if (descriptor.startsWith("(")) {
      String signature = name + arguments(descriptor);
      patterns.add(owner + "." + signature);
      if (owner.startsWith("java.")) {
        patterns.add("*." + signature);
      }
    }
    patterns.add(owner + "." + name);
    patterns.addAll(classPatterns(owner));
    return first(patterns);
  }

  static String arguments(String descriptor) {
    return Arrays.stream(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static List<String> classPatterns(String owner) {
    List<String> patterns = new ArrayList<>();
    int dot = owner.lastIndexOf('.');
    for (int dollar = owner.length(); dollar > dot; dollar = owner.lastIndexOf('$', dollar - 1)) {
      patterns.add(owner.substring(0, dollar));
    }
    if (dot > 0) {
      patterns.add(owner.substring(0, dot) + ".*");
    }
    for (int end = dot; end > 0; end = owner.lastIndexOf('.', end - 1)) {
      patterns.add(owner.substring(0, end) + ".**");
    }
    return patterns;
  }

  private Optional<String> first(List<String> patterns) {
    return patterns.stream()
        .map(remedies::get)
        .filter(Objects::nonNull)
        .findFirst()
        .filter(remedy -> !remedy.equals(ALLOWED));
  }

  private static PurityRules read(String resource) {
    try (InputStream in = PurityRules.class.getResourceAsStream(resource)) {
      return new PurityRules(
          parse(
              new String(
                  Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> parse(String text) {
    Map<String, String> remedies = new HashMap<>();
    String remedy = "";
    List<String> lines =
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    for (String line : lines) {
      switch (line.charAt(0)) {
        case '@' -> remedy = line.substring(1).strip();
        case '+' -> put(remedies, line.substring(1).strip(), ALLOWED);
        default -> put(remedies, line, remedy);
      }
    }
    return remedies;
  }

  private static void put(Map<String, String> remedies, String pattern, String remedy) {
    if (remedies.put(pattern, remedy) != null) {
      throw new IllegalStateException("purity-rules.txt names " + pattern + " twice");
    }
  }
}
