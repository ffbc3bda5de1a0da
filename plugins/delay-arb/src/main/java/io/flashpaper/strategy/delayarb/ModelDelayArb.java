// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Book;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.delayarb.Mids.Mid;
import io.flashpaper.strategy.delayarb.ModelInput.Past;
import io.flashpaper.strategy.delayarb.ModelInput.Quote;
import io.flashpaper.strategy.delayarb.ModelInput.Spot;
import io.flashpaper.strategy.delayarb.ModelMemory.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@link ModelRule}, asked at every moment; it remembers the book and since when an edge stands.
 */
final class ModelDelayArb implements Strategy<ModelMemory> {
  private static final long SECOND_MS = 1_000;
  private static final long MILLION = 1_000_000;
  private static final long PPB_PER_PPM = 1_000;

  private final ModelParameters parameters;
  private final ModelRule rule;

  ModelDelayArb(ModelParameters parameters) {
    this.parameters = parameters;
    this.rule = new ModelRule(parameters);
  }

  @Override
  public ModelMemory initialMemory() {
    return ModelMemory.EMPTY;
  }

  @Override
  public Duration longestWindow() {
    return parameters.lookBack();
  }

  @Override
  public Step<ModelMemory> evaluate(Moment moment, ModelMemory memory) {
    Optional<Quote> quote = moment.market().book().flatMap(ModelDelayArb::quote);
    OptionalLong fair = fair(moment.market().fairValue());
    Mids mids = mids(moment, memory, quote);
    Optional<Standing> standing = standing(moment.timeMs(), memory, quote, fair);
    ModelMemory next = new ModelMemory(mids, standing);
    return Step.of(
        next,
        quote
            .map(known -> desire(moment, next, input(moment, next, known, fair)))
            .orElseGet(() -> Wish.none("NO_BOOK")));
  }

  private static Optional<Quote> quote(Book book) {
    return book.k().flatMap(bid -> book.bestAsk(Side.YES).map(ask -> quote(book, bid, ask)));
  }

  private static Quote quote(Book book, Price bid, Price ask) {
    return new Quote(
        bid.micros(), ask.micros(), book.noBids().quantity(0), book.yesBids().quantity(0));
  }

  private Mids mids(Moment moment, ModelMemory memory, Optional<Quote> quote) {
    OptionalLong sum =
        quote.map(known -> OptionalLong.of(known.sumMicros())).orElse(OptionalLong.empty());
    return memory
        .mids()
        .and(new Mid(moment.timeMs(), sum), parameters.lookBack().toMillis() + SECOND_MS);
  }

  private Optional<Standing> standing(
      long timeMs, ModelMemory memory, Optional<Quote> quote, OptionalLong fair) {
    if (quote.isEmpty() || fair.isEmpty()) {
      return Optional.empty();
    }
    Edge edge = Edge.better(fair.getAsLong(), quote.get(), parameters);
    return edge.micros() < parameters.minEdge().micros()
        ? Optional.empty()
        : Optional.of(memory.standing(edge.side(), timeMs));
  }

  private ModelInput input(Moment moment, ModelMemory memory, Quote quote, OptionalLong fair) {
    OptionalLong heardMs = moment.market().heardMs();
    return new ModelInput(
        spot(moment),
        heardMs.isPresent()
            ? OptionalLong.of(moment.timeMs() - heardMs.getAsLong())
            : OptionalLong.empty(),
        quote,
        fair,
        past(moment, memory),
        moment.index().volatilityPpm().orElse(0),
        memory.standing().map(edge -> moment.timeMs() - edge.sinceMs()).orElse(0L));
  }

  private static Spot spot(Moment moment) {
    Optional<IndexTick> latest = moment.index().latest();
    if (latest.isEmpty()) {
      return new Spot(0, 0, 0);
    }
    IndexTick tick = latest.get();
    long youngestMs =
        tick.contributions().stream()
            .filter(contribution -> contribution.state() == VenueState.USED)
            .mapToLong(Contribution::ageMs)
            .min()
            .orElse(0);
    return new Spot(
        tick.venuesUsed(), moment.timeMs() - tick.timeMs() + youngestMs, tick.dispersionCentiBps());
  }

  /**
   * How it stood at the last whole second a look-back ago: index, fair value and book of one and
   * the same moment, or what moved together would seem to have moved apart.
   */
  private Optional<Past> past(Moment moment, ModelMemory memory) {
    IndexView index = moment.index();
    OptionalLong now = index.priceMicros();
    OptionalLong then = index.latest().isEmpty() ? OptionalLong.empty() : price(moment);
    OptionalLong fair = fair(moment.market().fairValue(parameters.lookBack()));
    OptionalLong sum = memory.mids().at(secondMs(beforeMs(moment.timeMs())));
    return now.isPresent() && then.isPresent() && fair.isPresent() && sum.isPresent()
        ? Optional.of(
            new Past(
                momentumPpb(then.getAsLong(), now.getAsLong()), fair.getAsLong(), sum.getAsLong()))
        : Optional.empty();
  }

  /** The index's price a look-back before the moment; its own time is that of its latest tick. */
  private OptionalLong price(Moment moment) {
    long agoMs = moment.index().latest().orElseThrow().timeMs() - beforeMs(moment.timeMs());
    return agoMs < SECOND_MS || agoMs > parameters.lookBack().toMillis()
        ? OptionalLong.empty()
        : moment.index().priceMicros(Duration.ofMillis(agoMs));
  }

  private long beforeMs(long timeMs) {
    return timeMs - parameters.lookBack().toMillis();
  }

  private static long secondMs(long timeMs) {
    return Math.floorDiv(timeMs, SECOND_MS) * SECOND_MS;
  }

  /** In billionths, rounded towards zero, without an intermediate that could overflow. */
  static long momentumPpb(long from, long to) {
    long millionths = Math.multiplyExact(to - from, MILLION);
    return millionths / from * PPB_PER_PPM + millionths % from * PPB_PER_PPM / from;
  }

  private static OptionalLong fair(Optional<FairValue> value) {
    return value.map(fair -> OptionalLong.of(fair.clampedMicros())).orElse(OptionalLong.empty());
  }

  private Desire desire(Moment moment, ModelMemory memory, ModelInput input) {
    Verdict verdict = rule.judge(input);
    long closeMs = moment.market().market().closeTimeMs();
    long untilMs =
        memory
            .standing()
            .map(edge -> edge.sinceMs() + parameters.maxPersistence().toMillis() + 1)
            .orElse(closeMs);
    return Wish.of(
        verdict,
        parameters.slippage(),
        Math.min(untilMs, closeMs),
        verdict instanceof Verdict.Enter enter ? worth(enter.side(), input) : OptionalLong.empty());
  }

  private static OptionalLong worth(Side side, ModelInput input) {
    long yes = input.fairMicros().orElseThrow();
    return OptionalLong.of(side == Side.YES ? yes : MILLION - yes);
  }
}
