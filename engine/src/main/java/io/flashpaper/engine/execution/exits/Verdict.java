// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.signal.Reason;

/** What an {@link ExitPolicy} says of a held position. */
public sealed interface Verdict {
  /** Why. */
  Reason reason();

  /** Sell all of it. */
  record Sell(Reason reason) implements Verdict {}

  /** Keep it. */
  record Hold(Reason reason) implements Verdict {
    /** Keeps it for a reason without figures. */
    static Hold because(String code) {
      return new Hold(Reason.of(code));
    }
  }
}
