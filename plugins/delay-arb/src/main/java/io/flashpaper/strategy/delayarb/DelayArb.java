// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The rule; see {@link DelayArbParameters} for its thresholds. */
final class DelayArb implements Strategy<KMemory> {
  private static final long HIGHEST_LIMIT_MICROS = 990_000;
  private static final long MILLION = 1_000_000;

  private final DelayArbParameters parameters;

  DelayArb(DelayArbParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public KMemory initialMemory() {
    return KMemory.EMPTY;
  }

  @Override
  public Duration longestWindow() {
    return parameters.momentumWindow();
  }

  @Override
  public Step<KMemory> evaluate(Moment moment, KMemory memory) {
    Optional<Book> book = moment.market().book();
    Optional<Price> k = book.flatMap(Book::k);
    if (book.isEmpty() || k.isEmpty()) {
      return Step.of(KMemory.EMPTY, indifferent("NO_BOOK"));
    }
    KMemory next = memory.at(moment.timeMs(), k.get(), parameters.referenceAge().toMillis());
    return Step.of(next, desire(moment, book.get(), k.get(), next.reference()));
  }

  private Desire desire(Moment moment, Book book, Price k, Optional<Price> reference) {
    Optional<Change> change = moment.index().change(parameters.momentumWindow());
    if (change.isEmpty()) {
      return indifferent("NO_INDEX");
    }
    Fact momentum = new Fact("momentumPpm", change.get().ppm());
    boolean up = change.get().compareToPpm(parameters.minMomentumPpm()) > 0;
    boolean down = change.get().compareToPpm(-parameters.minMomentumPpm()) < 0;
    if (!up && !down) {
      return indifferent("MOMENTUM", momentum);
    }
    Fact kNow = new Fact("kMicros", k.micros());
    if (reference.isEmpty() || !reference.get().isAbove(parameters.minReference())) {
      return indifferent("NO_REFERENCE", momentum, kNow);
    }
    Fact kBefore = new Fact("referenceKMicros", reference.get().micros());
    if (hasMoved(k, reference.get())) {
      return indifferent("K_MOVED", momentum, kNow, kBefore);
    }
    return want(moment, book, up ? Side.YES : Side.NO, momentum, kNow, kBefore);
  }

  private boolean hasMoved(Price k, Price reference) {
    return Math.abs(k.micros() - reference.micros()) * MILLION
        >= parameters.maxKMovePpm() * reference.micros();
  }

  private Desire want(Moment moment, Book book, Side side, Fact... facts) {
    Optional<Price> entry = book.bestAsk(side);
    if (entry.isEmpty()) {
      return indifferent("NO_OFFER", facts);
    }
    if (!entry.get().isAbove(parameters.minPrice())
        || !entry.get().isBelow(parameters.maxPrice())) {
      return indifferent("PRICE", facts);
    }
    long limit = entry.get().micros() + parameters.slippage().micros();
    return new Desire.Want(
        side,
        new Price(Math.min(limit, HIGHEST_LIMIT_MICROS)),
        moment.market().market().closeTimeMs(),
        OptionalLong.empty(),
        Reason.of("DELAY_ARB", facts));
  }

  private static Desire indifferent(String code, Fact... facts) {
    return new Desire.Indifferent(Reason.of(code, facts));
  }
}
