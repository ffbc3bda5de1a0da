// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

/** A request that cannot be answered, and why. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static ProblemException unknown(String kind, String id) {
    return new ProblemException(
        new Problem("Not found", 404, "there is no %s '%s'".formatted(kind, id)));
  }

  static ProblemException badParameter(String name, String value, String allowed) {
    return new ProblemException(
        new Problem(
            "Bad request",
            400,
            "parameter '%s' is '%s', but must be %s".formatted(name, value, allowed)));
  }

  static ProblemException databaseAway(Exception cause) {
    ProblemException away =
        new ProblemException(
            new Problem("Unavailable", 503, "the ledger's database does not answer; try again"));
    away.initCause(cause);
    return away;
  }

  Problem problem() {
    return problem;
  }
}
