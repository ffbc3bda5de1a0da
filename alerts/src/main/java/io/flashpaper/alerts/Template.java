// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with names in braces, such as <code>{market} fell to {k}</code>. */
public record Template(String text) {
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

  /**
   * A template of a rule.
   *
   * @throws IllegalArgumentException if it names what the rule does not know, with what it knows
   */
  public static Template of(Rule rule, String text) {
    List<String> unknown =
        NAME.matcher(text)
            .results()
            .map(name -> name.group(1))
            .filter(name -> !rule.fields().contains(name))
            .toList();
    if (text.isBlank() || !unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "the template of alert %s must say something, and may name %s, but not %s"
              .formatted(rule.key(), rule.fields(), unknown));
    }
    return new Template(text);
  }

  /** With each name replaced by what it stands for. */
  public String filled(Map<String, String> fields) {
    return NAME.matcher(text)
        .replaceAll(
            (MatchResult name) ->
                Matcher.quoteReplacement(fields.getOrDefault(name.group(1), name.group())));
  }
}
