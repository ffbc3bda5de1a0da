// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that people are told.
 *
 * @param timeMs tape time, milliseconds since 1970
 * @param fields what there is to say of it: all that the rule's templates may name
 */
public record Alert(Rule rule, long timeMs, SortedMap<String, String> fields) {
  /** Checks that all is said. */
  public Alert {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    if (!fields.keySet().containsAll(rule.fields())) {
      throw new IllegalArgumentException(
          "an alert %s needs %s, but has %s".formatted(rule.key(), rule.fields(), fields.keySet()));
    }
  }

  /** Of fields in any order. */
  public static Alert of(Rule rule, long timeMs, Map<String, String> fields) {
    return new Alert(rule, timeMs, new TreeMap<>(fields));
  }
}
