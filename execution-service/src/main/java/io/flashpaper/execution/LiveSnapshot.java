// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the tape said last, for whoever asks: immutable, published by the ordered thread.
 *
 * @param tapeOffset the last tape event; -1 before the first
 * @param index the index
 * @param modes how each venue is reached
 * @param markets live markets by ticker
 * @param waitingFor what processing waits for: {@code tape}, {@code signals}, {@code database}, or
 *     nothing
 */
public record LiveSnapshot(
    long tapeOffset,
    long tapeTimeMs,
    Index index,
    Map<String, FeedMode> modes,
    List<Quote> markets,
    Optional<String> waitingFor) {
  /** Before the first tape event. */
  public static final LiveSnapshot NOTHING =
      new LiveSnapshot(
          -1,
          0,
          new Index(OptionalLong.empty(), 0, IndexStatus.NONE, OptionalLong.empty()),
          Map.of(),
          List.of(),
          Optional.of("tape"));

  /** Freezes the list. */
  public LiveSnapshot {
    markets = List.copyOf(markets);
  }

  /**
   * The index.
   *
   * @param momentumPpm its change over 60 s in millionths
   */
  public record Index(
      OptionalLong priceMicros, int venuesUsed, IndexStatus status, OptionalLong momentumPpm) {}

  /**
   * A live market.
   *
   * @param yesBidMicros the best YES bid, if the book is trusted
   * @param yesAskMicros the best YES ask, likewise
   * @param health how far its data can be trusted
   */
  public record Quote(
      String ticker,
      String series,
      OptionalLong yesBidMicros,
      OptionalLong yesAskMicros,
      OptionalLong strikeMicros,
      long closeTimeMs,
      String status,
      FeedHealth health) {}

  /** The same, waiting for something else. */
  public LiveSnapshot waitingFor(Optional<String> what) {
    return new LiveSnapshot(tapeOffset, tapeTimeMs, index, modes, markets, what);
  }
}
