// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.engine.execution.sizing.Sizing.Rule;
import io.flashpaper.model.Money;

/**
 * More after wins, back to the base after any loss. A loss goes before a streak, a streak before
 * the win rate.
 *
 * @param base the size where no rule applies
 * @param winRateSize the size while more than {@code winRatePercent} of trades won
 * @param streakSize the size from {@code streakLength} wins in a row on
 * @param fewestTrades trades needed before the win rate counts
 * @param winRatePercent the share that must be exceeded
 * @param streakLength the wins in a row that make a streak
 * @param breakEven what a net result of exactly zero is
 */
public record DynamicSizing(
    Money base,
    Money winRateSize,
    Money streakSize,
    long fewestTrades,
    long winRatePercent,
    long streakLength,
    BreakEven breakEven)
    implements SizingPolicy {
  /** $10, $15, $20; more than 80 % of at least 5; 3 in a row; break-even loses. */
  public static final DynamicSizing DEFAULT =
      new DynamicSizing(
          Money.ofCents(1000), Money.ofCents(1500), Money.ofCents(2000), 5, 80, 3, BreakEven.LOSS);

  /** What a net result of exactly zero is. */
  public enum BreakEven {
    /** A loss. */
    LOSS,
    /** Nothing: not counted. */
    PUSH
  }

  @Override
  public String configName() {
    return "dynamic";
  }

  @Override
  public Sizing choose(SizingState state) {
    if (state.last() == SizingState.Last.LOSS) {
      return new Sizing(Rule.LOSS_RESET, base, base);
    }
    if (state.streak() >= streakLength) {
      return new Sizing(Rule.STREAK, base, streakSize);
    }
    if (state.trades() >= fewestTrades && 100 * state.wins() > winRatePercent * state.trades()) {
      return new Sizing(Rule.WIN_RATE, base, winRateSize);
    }
    return new Sizing(Rule.BASE, base, base);
  }

  @Override
  public SizingState after(SizingState state, Money net) {
    if (net.isPositive()) {
      return state.won();
    }
    return net.micros() == 0 && breakEven == BreakEven.PUSH ? state : state.lost();
  }
}
