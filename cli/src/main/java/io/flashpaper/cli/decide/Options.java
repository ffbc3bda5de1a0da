// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.ParameterBinder;
import java.util.Map;

/** Binds what is typed as {@code name=value}. */
final class Options {
  private Options() {}

  /**
   * Binds values to a record.
   *
   * @throws IllegalArgumentException naming the option, every problem, and the names there are
   */
  static <R extends Record> R bind(String option, Class<R> type, Map<String, String> values) {
    try {
      return ParameterBinder.bind(type, values);
    } catch (InvalidParametersException wrong) {
      throw new IllegalArgumentException(option + ": " + wrong.getMessage(), wrong);
    }
  }
}
