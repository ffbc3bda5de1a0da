// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.IndexMethod;
import java.util.List;

/**
 * What a desk is for.
 *
 * @param marketVenue the name of the venue of the markets
 * @param exchanges the names of the venues of the index
 * @param method how their mids become one price
 * @param limits the bounds to judge by
 */
public record DeskSetup(
    String marketVenue, List<String> exchanges, IndexMethod method, DeskLimits limits) {
  /** Freezes the list. */
  public DeskSetup {
    exchanges = List.copyOf(exchanges);
  }
}
