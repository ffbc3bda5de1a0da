// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.EnumMap;
import java.util.Map;

/** In which words each rule speaks. */
public final class Templates {
  private static final int LONGEST = 1_800;

  private final Map<Rule, Template> texts = new EnumMap<>(Rule.class);

  /**
   * The usual words, but for these.
   *
   * @param own by the rules' keys
   * @throws IllegalArgumentException naming a rule or a name in braces that does not exist
   */
  public Templates(Map<String, String> own) {
    own.forEach(
        (key, text) -> {
          Rule rule = Rule.of(key);
          texts.put(rule, Template.of(rule, text));
        });
  }

  /** What is said of an alert. */
  public Message message(Alert alert) {
    Rule rule = alert.rule();
    Template template = texts.getOrDefault(rule, new Template(rule.template()));
    String text = template.filled(alert.fields()).strip();
    return new Message(
        alert,
        new Template(rule.title()).filled(alert.fields()),
        text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text);
  }
}
