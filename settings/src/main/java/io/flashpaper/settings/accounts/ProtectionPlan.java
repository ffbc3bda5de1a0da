// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.protection.Protections.Drawdown;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.engine.execution.protection.Protections.LossStreak;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** Settings to an account's protections. */
final class ProtectionPlan {
  private ProtectionPlan() {}

  static Protections of(AccountConfig.Protections settings) {
    return new Protections(
        new Exposure(
            money(settings.maxExposure()),
            money(settings.maxSeriesExposure()),
            money(settings.maxMarketExposure())),
        settings.maxOpenPositions(),
        money(settings.dailyLoss()),
        drawdown(settings.drawdown()),
        lossStreak(settings.lossStreak()));
  }

  private static Optional<Drawdown> drawdown(AccountConfig.Drawdown settings) {
    if (settings.pause().isPresent() && settings.percent().isEmpty()) {
      throw new IllegalArgumentException(
          "protections.drawdown.pause is set, but not protections.drawdown.percent: give the share"
              + " at which it pauses");
    }
    return settings
        .percent()
        .map(percent -> new Drawdown(percent.movePointRight(4).longValueExact(), settings.pause()));
  }

  private static Optional<LossStreak> lossStreak(AccountConfig.LossStreak settings) {
    return settings.losses().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LossStreak(
                settings.losses().getAsInt(),
                settings.within(),
                settings.pause(),
                settings.scope()));
  }

  private static Optional<Money> money(Optional<BigDecimal> dollars) {
    return dollars.map(amount -> new Money(amount.movePointRight(6).longValueExact()));
  }
}
