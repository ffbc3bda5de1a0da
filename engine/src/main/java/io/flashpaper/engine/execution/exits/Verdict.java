// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;

/** What an {@link ExitPolicy} says of a held position. */
public sealed interface Verdict {
  /** Why. */
  Reason reason();

  /** Sell all of it. */
  record Sell(Reason reason) implements Verdict {}

  /** Keep it. */
  record Hold(Reason reason) implements Verdict {
    /** Nothing speaks for selling it. */
    public static final Hold HOLD = new Hold(Reason.of("HOLD"));

    /** Keeps it since one figure forbids to sell. */
    static Hold because(String code, Fact seen, long threshold) {
      return new Hold(Reason.of(code, seen, new Fact("threshold", threshold)));
    }
  }
}
