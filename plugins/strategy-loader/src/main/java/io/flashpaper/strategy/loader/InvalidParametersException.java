// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.util.List;

/** Configured parameters do not fit a strategy; every problem is reported at once. */
public final class InvalidParametersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidParametersException(List<String> problems, String known) {
    super(String.join("; ", problems) + ". Known parameters: " + known);
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each problem, each beginning with the parameter's name. */
  public List<String> problems() {
    return problems;
  }
}
