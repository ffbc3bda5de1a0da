// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.engine.execution.TapeMemory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.LiveSnapshot.Index;
import io.flashpaper.execution.LiveSnapshot.Quote;
import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Takes a snapshot of the engine's memory of the tape, on the thread that steps it. */
final class Snapshots {
  private static final Duration MOMENTUM = Duration.ofSeconds(60);

  private Snapshots() {}

  static LiveSnapshot of(TapeMemory tape, Optional<String> waitingFor) {
    return new LiveSnapshot(
        tape.offset(),
        tape.timeMs(),
        index(tape),
        Collections.unmodifiableMap(new TreeMap<>(tape.modes())),
        quotes(tape),
        waitingFor);
  }

  private static Index index(TapeMemory tape) {
    return new Index(
        tape.index().priceMicros(),
        tape.index().latest().map(IndexTick::venuesUsed).orElse(0),
        tape.index().status(),
        tape.index()
            .change(MOMENTUM)
            .map(change -> OptionalLong.of(change.ppm()))
            .orElse(OptionalLong.empty()));
  }

  private static List<Quote> quotes(TapeMemory tape) {
    return tape.board().all().stream()
        .filter(live -> live.settlement().isEmpty())
        .filter(live -> live.market().msToClose(tape.timeMs()) > 0)
        .map(Snapshots::quote)
        .toList();
  }

  private static Quote quote(LiveMarket live) {
    Optional<Book> book = live.book();
    return new Quote(
        live.market().id().ticker(),
        live.market().series(),
        micros(book.flatMap(b -> b.bestBid(Side.YES))),
        micros(book.flatMap(b -> b.bestAsk(Side.YES))),
        live.market().strikeMicros(),
        live.market().closeTimeMs(),
        live.market().status().name(),
        live.health());
  }

  private static OptionalLong micros(Optional<Price> price) {
    return price.map(p -> OptionalLong.of(p.micros())).orElse(OptionalLong.empty());
  }
}
