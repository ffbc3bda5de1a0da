// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import io.flashpaper.venue.wire.RefusedException;
import java.util.List;

/** What became of one frame, or of one entry of an answer that is a list. */
sealed interface Outcome {
  /**
   * It was read.
   *
   * @param events what it said, by kind
   */
  record Understood(List<String> events) implements Outcome {
    public Understood {
      events = List.copyOf(events);
    }

    static Understood of(String event) {
      return new Understood(List.of(event));
    }
  }

  /** It could not be read, or not be right. */
  record Refused(String reason) implements Outcome {
    static Refused of(RefusedException e) {
      return new Refused(e.refusal() + ": " + e.reason());
    }
  }

  /** It is nothing we need, or of a kind we never heard of. */
  record Ignored(String kind) implements Outcome {}
}
