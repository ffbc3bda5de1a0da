// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Side;
import java.util.Optional;

/**
 * What the profile {@code MODEL} remembers.
 *
 * @param mids the book's recent past
 * @param standing the edge that is large enough now, if any
 */
record ModelMemory(Mids mids, Optional<Standing> standing) {
  static final ModelMemory EMPTY = new ModelMemory(Mids.NONE, Optional.empty());

  /** A side whose edge has been large enough since then without interruption. */
  record Standing(Side side, long sinceMs) {}

  /** What stands if this side's edge is large enough at a time. */
  Standing standing(Side side, long timeMs) {
    return standing.filter(edge -> edge.side() == side).orElseGet(() -> new Standing(side, timeMs));
  }
}
