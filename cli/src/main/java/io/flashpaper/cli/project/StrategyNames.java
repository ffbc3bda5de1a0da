// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.project;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * All that follows from the name of a strategy.
 *
 * @param name in kebab case, such as {@code my-idea}: project, jar, instance and account
 * @param packageName of its classes
 */
public record StrategyNames(String name, String packageName) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST = 40;
  private static final Pattern LOWER_CASE = Pattern.compile("[a-z0-9_.]+");

  /** Where the classes come from that a strategy's own would hide, or be hidden by. */
  private static final List<String> USED =
      List.of(
          "java.lang.",
          "java.util.",
          "java.time.",
          "io.flashpaper.model.",
          "io.flashpaper.model.signal.",
          "io.flashpaper.model.signal.Reason$",
          "io.flashpaper.strategy.api.",
          "org.junit.jupiter.api.");

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException with the rule, if one of them does not do
   */
  public StrategyNames {
    if (!NAME.matcher(name).matches() || name.length() < 2 || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "'%s' is no name for a strategy: 2 to %d small letters and digits, a letter first, words joined by single hyphens, such as my-idea"
              .formatted(name, LONGEST));
    }
    if (isUsed(className(name))) {
      throw new IllegalArgumentException(
          "'%s' would make a class %s, and there is one already that strategies use: take two words, such as my-%s"
              .formatted(name, className(name), name));
    }
    if (!SourceVersion.isName(packageName) || !LOWER_CASE.matcher(packageName).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no name for a package: small letters, digits and underscores with dots between, no word of Java, such as strategies.myidea"
              .formatted(packageName));
    }
    if ((packageName + ".").matches("(io\\.flashpaper|java|javax|org\\.jspecify)\\..*")) {
      throw new IllegalArgumentException(
          "package %s belongs to others: take one of your own, such as strategies.myidea"
              .formatted(packageName));
    }
  }

  /** The names with the package a strategy gets if none is named. */
  public static StrategyNames of(String name) {
    return new StrategyNames(name, "strategies." + name.replace("-", ""));
  }

  private static boolean isUsed(String simpleName) {
    return simpleName.equals("Test") || USED.stream().anyMatch(place -> exists(place + simpleName));
  }

  private static boolean exists(String className) {
    try {
      Class.forName(className, false, StrategyNames.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError none) {
      return false;
    }
  }

  /** The strategy's id, such as {@code my_idea}. */
  public String id() {
    return name.replace('-', '_');
  }

  /** The name of its main class, and the beginning of the others', such as {@code MyIdea}. */
  public String className() {
    return className(name);
  }

  private static String className(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
