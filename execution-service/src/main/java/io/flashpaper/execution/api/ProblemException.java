// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.Problem.FieldError;
import io.flashpaper.execution.api.Problem.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be answered, and why. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** A problem that no single parameter or field is to blame for. */
  public static ProblemException of(Kind kind, String detail) {
    return new ProblemException(Problem.of(kind, detail, List.of()));
  }

  static ProblemException unknown(String kind, String id) {
    return of(Kind.NOT_FOUND, "there is no %s '%s'".formatted(kind, id));
  }

  static ProblemException badParameter(String name, String value, String allowed) {
    String message = "is '%s', but must be %s".formatted(shortened(value), allowed);
    return new ProblemException(
        Problem.of(
            Kind.BAD_REQUEST,
            "parameter '%s' %s".formatted(name, message),
            List.of(new FieldError(name, message))));
  }

  /** Several parameters or fields, or one, each with a sentence of its own. */
  public static ProblemException badFields(List<FieldError> errors) {
    String detail =
        errors.stream()
            .map(error -> "'%s' %s".formatted(error.field(), error.message()))
            .collect(Collectors.joining("; "));
    return new ProblemException(Problem.of(Kind.BAD_REQUEST, detail, errors));
  }

  static ProblemException databaseAway(Exception cause) {
    ProblemException away =
        of(Kind.UNAVAILABLE, "the ledger's database does not answer; try again");
    away.initCause(cause);
    return away;
  }

  private static String shortened(String value) {
    String printable =
        value
            .codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(60)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.length() < value.length() ? printable + "…" : printable;
  }

  Problem problem() {
    return problem;
  }
}
