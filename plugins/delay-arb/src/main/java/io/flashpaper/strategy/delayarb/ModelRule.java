// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.delayarb.ModelInput.Past;
import io.flashpaper.strategy.delayarb.ModelInput.Spot;
import java.util.Optional;

/**
 * The index moved, the model's price with it, and the book has not followed: a chain of conditions
 * in a fixed order, of which the first that fails is told. Integers only.
 */
final class ModelRule {
  private static final double YEAR_MS = 31_536_000_000.0;
  private static final double TRILLION = 1e12;
  private static final long BILLION = 1_000_000_000;
  private static final long PERMILLE = 1_000;
  private static final long PPB_PER_PPM = 1_000;
  private static final long MILLION = 1_000_000;

  private final ModelParameters parameters;

  // The square root of the look-back in years, in trillionths.
  private final long rootPpt;

  ModelRule(ModelParameters parameters) {
    this.parameters = parameters;
    this.rootPpt = Math.round(Math.sqrt(parameters.lookBack().toMillis() / YEAR_MS) * TRILLION);
  }

  Verdict judge(ModelInput input) {
    return health(input)
        .or(() -> unpriced(input))
        .or(() -> unmoved(input, edge(input)))
        .or(() -> unripe(input, edge(input)))
        .orElseGet(() -> enter(input, edge(input)));
  }

  private Edge edge(ModelInput input) {
    return Edge.better(input.fairMicros().orElseThrow(), input.quote(), parameters);
  }

  private Optional<Verdict> health(ModelInput input) {
    Spot spot = input.spot();
    if (spot.venues() < parameters.minVenues()) {
      return refuse("SPOT_UNHEALTHY", "venues", spot.venues(), parameters.minVenues());
    }
    long maxAgeMs = parameters.maxSpotAge().toMillis();
    if (spot.ageMs() > maxAgeMs) {
      return refuse("SPOT_UNHEALTHY", "spotAgeMs", spot.ageMs(), maxAgeMs);
    }
    long dispersion = spot.dispersionCentiBps();
    if (dispersion > parameters.maxDispersionCentiBps()) {
      return refuse(
          "SPOT_UNHEALTHY", "dispersionCentiBps", dispersion, parameters.maxDispersionCentiBps());
    }
    if (input.bookSilenceMs().isEmpty()) {
      return Optional.of(Verdict.refuse("BOOK_STALE"));
    }
    long silence = input.bookSilenceMs().getAsLong();
    long maxSilence = parameters.maxBookSilence().toMillis();
    return silence > maxSilence
        ? refuse("BOOK_STALE", "silenceMs", silence, maxSilence)
        : Optional.empty();
  }

  private Optional<Verdict> unpriced(ModelInput input) {
    if (input.fairMicros().isEmpty()) {
      return Optional.of(Verdict.refuse("NO_MODEL"));
    }
    Edge edge = edge(input);
    if (edge.micros() < parameters.minEdge().micros()) {
      return refuse("EDGE_TOO_SMALL", "edgeMicros", edge.micros(), parameters.minEdge().micros());
    }
    long price = input.quote().askMicros(edge.side());
    if (price < parameters.minPrice().micros()) {
      return refuse("PRICE_OUT_OF_RANGE", "priceMicros", price, parameters.minPrice().micros());
    }
    if (price > parameters.maxPrice().micros()) {
      return refuse("PRICE_OUT_OF_RANGE", "priceMicros", price, parameters.maxPrice().micros());
    }
    return input.past().isEmpty() ? Optional.of(Verdict.refuse("NO_PAST")) : Optional.empty();
  }

  private Optional<Verdict> unmoved(ModelInput input, Edge edge) {
    Past past = input.past().orElseThrow();
    long towards = edge.side() == Side.YES ? 1 : -1;
    long momentum = towards * past.momentumPpb();
    long needed = neededPpb(input.volatilityPpm());
    if (momentum < needed) {
      return refuse("NO_MOMENTUM", "momentumPpb", momentum, needed);
    }
    long fairMove = towards * (input.fairMicros().orElseThrow() - past.fairMicros());
    if (fairMove < parameters.minFairMove().micros()) {
      return refuse(
          "FAIR_NOT_MOVED", "fairMoveMicros", fairMove, parameters.minFairMove().micros());
    }
    long doubleBookMove = towards * (input.quote().sumMicros() - past.sumMicros());
    if (doubleBookMove * MILLION > 2 * parameters.maxFollowPpm() * fairMove) {
      long followed = doubleBookMove * MILLION / (2 * fairMove);
      return refuse("BOOK_FOLLOWED", "followPpm", followed, parameters.maxFollowPpm());
    }
    return Optional.empty();
  }

  private Optional<Verdict> unripe(ModelInput input, Edge edge) {
    long least = parameters.minPersistence().toMillis();
    if (input.staleMs() < least) {
      return refuse("NOT_PERSISTENT", "staleMs", input.staleMs(), least);
    }
    long most = parameters.maxPersistence().toMillis();
    if (input.staleMs() > most) {
      return refuse("EDGE_TOO_OLD", "staleMs", input.staleMs(), most);
    }
    long offered = input.quote().offered(edge.side()).hundredths();
    long depth = parameters.minDepth().hundredths();
    return offered < depth
        ? refuse("DEPTH_TOO_THIN", "offeredHundredths", offered, depth)
        : Optional.empty();
  }

  /** How far the index must have moved: a floor, and so many of its own standard deviations. */
  long neededPpb(long volatilityPpm) {
    long deviationPpb = volatilityPpm * rootPpt / BILLION;
    return Math.max(
        parameters.minMomentumPpm() * PPB_PER_PPM,
        deviationPpb * parameters.momentumSigmasPermille() / PERMILLE);
  }

  private static Verdict enter(ModelInput input, Edge edge) {
    Past past = input.past().orElseThrow();
    long price = input.quote().askMicros(edge.side());
    return new Verdict.Enter(
        edge.side(),
        new Price(price),
        Reason.of(
            "DELAY_ARB_MODEL",
            new Fact("edgeMicros", edge.micros()),
            new Fact("priceMicros", price),
            new Fact("fairMicros", input.fairMicros().orElseThrow()),
            new Fact("fairBeforeMicros", past.fairMicros()),
            new Fact("midMicros", input.quote().sumMicros() / 2),
            new Fact("midBeforeMicros", past.sumMicros() / 2),
            new Fact("momentumPpb", past.momentumPpb()),
            new Fact("volatilityPpm", input.volatilityPpm()),
            new Fact("staleMs", input.staleMs())));
  }

  private static Optional<Verdict> refuse(String code, String what, long value, long threshold) {
    return Optional.of(
        Verdict.refuse(code, new Fact(what, value), new Fact("threshold", threshold)));
  }
}
