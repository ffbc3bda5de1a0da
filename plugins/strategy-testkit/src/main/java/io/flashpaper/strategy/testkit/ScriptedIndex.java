// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.IndexView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * An index that answers every window alike.
 *
 * @param latest the latest tick, if any
 * @param change what {@link #change} answers; it begins where {@link #priceMicros(Duration)} says
 * @param deviationPpm what {@link #relativeDeviationPpm} answers
 */
public record ScriptedIndex(
    Optional<IndexTick> latest, Optional<Change> change, OptionalLong deviationPpm)
    implements IndexView {
  /** An index that never ticked. */
  public static final ScriptedIndex SILENT =
      new ScriptedIndex(Optional.empty(), Optional.empty(), OptionalLong.empty());

  /** An index at the change's end, of three exchanges that agree. */
  static ScriptedIndex healthy(long timeMs, Change change, OptionalLong volatilityPpm) {
    OptionalLong price = OptionalLong.of(change.toMicros());
    IndexTick tick =
        new IndexTick(timeMs, price, IndexStatus.OK, 0, volatilityPpm, agreed(change.toMicros()));
    return new ScriptedIndex(Optional.of(tick), Optional.of(change), OptionalLong.of(500));
  }

  private static List<Contribution> agreed(long price) {
    return Stream.of("coinbase", "kraken", "bitstamp")
        .map(venue -> new Contribution(venue, price, price, 0, VenueState.USED))
        .toList();
  }

  @Override
  public OptionalLong priceMicros(Duration ago) {
    return change.map(move -> OptionalLong.of(move.fromMicros())).orElse(OptionalLong.empty());
  }

  @Override
  public Optional<Change> change(Duration window) {
    return change;
  }

  @Override
  public OptionalLong relativeDeviationPpm(Duration window) {
    return deviationPpm;
  }
}
