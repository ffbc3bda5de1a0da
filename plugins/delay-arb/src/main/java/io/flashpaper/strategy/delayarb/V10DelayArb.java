// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** {@link V10Rule}, asked at every moment; it remembers what K was. */
final class V10DelayArb implements Strategy<KMemory> {
  private final V10Parameters parameters;
  private final V10Rule rule;

  V10DelayArb(V10Parameters parameters) {
    this.parameters = parameters;
    this.rule = new V10Rule(parameters);
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
      return Step.of(KMemory.EMPTY, Wish.none("NO_BOOK"));
    }
    KMemory next = memory.at(moment.timeMs(), k.get(), parameters.referenceAge().toMillis());
    V10Input input =
        new V10Input(
            k.get(),
            book.get().bestAsk(Side.YES),
            next.reference(),
            moment.index().change(parameters.momentumWindow()));
    return Step.of(next, desire(moment, rule.judge(input)));
  }

  private Desire desire(Moment moment, Verdict verdict) {
    long closeMs = moment.market().market().closeTimeMs();
    return Wish.of(verdict, parameters.slippage(), closeMs, OptionalLong.empty());
  }
}
