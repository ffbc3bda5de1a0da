// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.strategy.api.Moment;
import java.util.List;

/**
 * What one market's strategy gets to see, in order.
 *
 * @param moments by rising tape offset
 */
public record Tape(List<Moment> moments) {
  /**
   * Checks the order and freezes the list.
   *
   * @throws IllegalArgumentException if offsets do not rise or time goes back
   */
  public Tape {
    moments = List.copyOf(moments);
    for (int i = 1; i < moments.size(); i++) {
      Moment before = moments.get(i - 1);
      Moment next = moments.get(i);
      if (next.tapeOffset() <= before.tapeOffset() || next.timeMs() < before.timeMs()) {
        throw new IllegalArgumentException(
            "moment %d of the tape does not come after the one before".formatted(i));
      }
    }
  }
}
