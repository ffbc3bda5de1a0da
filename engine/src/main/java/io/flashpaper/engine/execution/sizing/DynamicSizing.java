// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;

/**
 * More after wins, back to the base after any loss. A loss goes before a streak, a streak before
 * the win rate.
 *
 * @param baseSize the size where no rule applies
 * @param winRateSize the size while more than {@code winRatePercent} of trades won
 * @param streakSize the size from {@code streakLength} wins in a row on
 * @param fewestTrades trades needed before the win rate counts
 * @param winRatePercent the share that must be exceeded
 * @param streakLength the wins in a row that make a streak
 */
public record DynamicSizing(
    @Parameter(
            doc = "Dollars of a trade where no rule applies, entry fee included.",
            defaultValue = "10",
            min = "0.01",
            max = "1000000")
        Money baseSize,
    @Parameter(
            doc = "Dollars of a trade while most trades win.",
            defaultValue = "15",
            min = "0.01",
            max = "1000000")
        Money winRateSize,
    @Parameter(
            doc = "Dollars of a trade after wins in a row.",
            defaultValue = "20",
            min = "0.01",
            max = "1000000")
        Money streakSize,
    @Parameter(
            doc = "Trades needed before the win rate counts.",
            defaultValue = "5",
            min = "1",
            max = "1000000")
        long fewestTrades,
    @Parameter(
            doc = "The share of won trades that must be exceeded.",
            unit = "percent",
            defaultValue = "80",
            min = "0",
            max = "100")
        long winRatePercent,
    @Parameter(
            doc = "The wins in a row that make a streak.",
            defaultValue = "3",
            min = "1",
            max = "1000000")
        long streakLength)
    implements SizingPolicy {
  /** Its name in configuration. */
  public static final String ID = "dynamic";

  /** $10, $15, $20; more than 80 % of at least 5; 3 in a row. */
  public static final DynamicSizing DEFAULT =
      new DynamicSizing(Money.ofCents(1000), Money.ofCents(1500), Money.ofCents(2000), 5, 80, 3);

  /** Makes it. */
  public static final class Factory implements SizingFactory<DynamicSizing> {
    @Override
    public SizingDescriptor descriptor() {
      return new SizingDescriptor(
          ID,
          BuiltInSizing.VERSION,
          StrategyApi.LEVEL,
          "More after wins in a row or a high win rate, back to the base after any loss.");
    }

    @Override
    public Class<DynamicSizing> parametersType() {
      return DynamicSizing.class;
    }

    @Override
    public SizingPolicy create(DynamicSizing parameters) {
      return parameters;
    }
  }

  @Override
  public Money most() {
    Money greater = winRateSize.compareTo(streakSize) > 0 ? winRateSize : streakSize;
    return greater.compareTo(baseSize) > 0 ? greater : baseSize;
  }

  @Override
  public Size size(AccountPast past, TradeAtHand trade) {
    if (past.last() == LastOutcome.LOSS) {
      return of(past, "LOSS_RESET", baseSize);
    }
    if (past.streak() >= streakLength) {
      return of(past, "STREAK", streakSize);
    }
    if (past.trades() >= fewestTrades && 100 * past.wins() > winRatePercent * past.trades()) {
      return of(past, "WIN_RATE", winRateSize);
    }
    return of(past, "BASE", baseSize);
  }

  private Size of(AccountPast past, String rule, Money dollars) {
    return new Size(
        dollars,
        baseSize,
        Reason.of(
            rule,
            new Fact("wins", past.wins()),
            new Fact("trades", past.trades()),
            new Fact("streak", past.streak())));
  }
}
