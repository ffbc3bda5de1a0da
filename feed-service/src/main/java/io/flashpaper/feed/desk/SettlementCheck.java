// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A market's official settlement value beside what we make of the same minute.
 *
 * @param officialMicros the value the venue published
 * @param result the outcome the venue published
 * @param ours the average of our own index
 * @param prints the average of the official index's prints, as the venue streamed them
 * @param winner who wins by our own average; empty if it cannot be told
 */
public record SettlementCheck(
    MarketId market,
    long closeTimeMs,
    long officialMicros,
    Settlement.Result result,
    Average ours,
    Average prints,
    Optional<Side> winner) {
  /**
   * An average of one-second prints.
   *
   * @param valueMicros rounded as the venue does; empty if too few were seen
   * @param seen how many of the sixty were seen
   */
  public record Average(OptionalLong valueMicros, int seen) {}

  /** Our average minus the official value. */
  public OptionalLong oursOffMicros() {
    return off(ours);
  }

  /** The prints' average minus the official value. */
  public OptionalLong printsOffMicros() {
    return off(prints);
  }

  private OptionalLong off(Average average) {
    return average.valueMicros().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(average.valueMicros().getAsLong() - officialMicros);
  }
}
