// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters of a REST request. */
final class Query {
  private final Map<String, List<String>> parameters;

  Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /** A parameter that is not what it should be. */
  static final class BadParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadParameter(String message) {
      super(message);
    }
  }

  Optional<String> text(String name) {
    return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /** Every value of a repeated parameter, as given. */
  List<String> all(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** A comma list. */
  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (String value : all(name)) {
      Arrays.stream(value.split(",", -1)).filter(v -> !v.isBlank()).forEach(values::add);
    }
    return values;
  }

  OptionalLong number(String name) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw new BadParameter(
          "Invalid format for parameter " + name + ": error binding string parameter");
    }
  }

  int number(String name, int standard, int most) {
    long value = number(name).orElse(standard);
    if (value < 0 || value > most) {
      throw new BadParameter("Invalid value for parameter " + name + ": must be 0 to " + most);
    }
    return (int) value;
  }
}
