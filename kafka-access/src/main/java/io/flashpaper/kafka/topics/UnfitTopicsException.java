// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics are such that the ledger would lose what it needs. */
public final class UnfitTopicsException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  UnfitTopicsException(List<Difference> harmful) {
    super(harmful.stream().map(Difference::sentence).collect(Collectors.joining("; ")));
  }

  /** What one says that a failure comes of. */
  public static Optional<String> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .filter(UnfitTopicsException.class::isInstance)
        .map(unfit -> String.valueOf(unfit.getMessage()))
        .findFirst();
  }
}
