// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import java.util.List;

/**
 * How one instance fares.
 *
 * @param instance its name
 * @param standing since when it is announced, and whether it is stopped
 * @param evaluations how often it was asked since it began anew in this process
 * @param markets those it is asked about now
 * @param leftOut those it is asked about no more, since it failed there while it warmed up
 */
public record InstanceStatus(
    String instance,
    Standing standing,
    long evaluations,
    List<MarketId> markets,
    List<MarketId> leftOut) {
  /** Freezes the lists. */
  public InstanceStatus {
    markets = List.copyOf(markets);
    leftOut = List.copyOf(leftOut);
  }
}
