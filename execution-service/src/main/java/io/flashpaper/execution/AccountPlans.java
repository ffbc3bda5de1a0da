// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.sizing.DynamicSizing;
import io.flashpaper.engine.execution.sizing.FixedSizing;
import io.flashpaper.engine.execution.sizing.SizingPolicy;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings to account plans; refuses nonsense with the setting's name. */
public final class AccountPlans {
  private static final String PREFIX = "flashpaper.accounts.";

  private AccountPlans() {}

  /** The plans, by account name. */
  public static List<AccountPlan> of(ExecutionConfig config) {
    return new TreeMap<>(config.accounts()).entrySet().stream().map(AccountPlans::plan).toList();
  }

  private static AccountPlan plan(Map.Entry<String, ExecutionConfig.Account> entry) {
    String name = entry.getKey();
    ExecutionConfig.Account account = entry.getValue();
    try {
      return new AccountPlan(
          name,
          money(account.initialCash()),
          FeePolicy.named(account.fees()),
          FeeSchedule.QUADRATIC,
          sizing(account),
          exits(account.exits()),
          account.latency(),
          account.cooldown(),
          account.retry(),
          account.minFeedGrade());
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "setting %s\"%s\": %s".formatted(PREFIX, name, wrong.getMessage()), wrong);
    }
  }

  private static SizingPolicy sizing(ExecutionConfig.Account account) {
    Money base = money(account.baseSize());
    return switch (account.sizing()) {
      case "dynamic" ->
          new DynamicSizing(
              base,
              money(account.winRateSize()),
              money(account.streakSize()),
              DynamicSizing.DEFAULT.fewestTrades(),
              DynamicSizing.DEFAULT.winRatePercent(),
              DynamicSizing.DEFAULT.streakLength(),
              DynamicSizing.DEFAULT.breakEven());
      case "fixed" -> new FixedSizing(base);
      default ->
          throw new IllegalArgumentException(
              "there is no sizing '%s'; choose dynamic or fixed".formatted(account.sizing()));
    };
  }

  private static ExitPolicy exits(ExecutionConfig.Exits exits) {
    return new ExitPolicy(
        ppm(exits.takeProfitPercent()),
        ppm(exits.stopPercent()),
        exits.stopVolatilityFactor(),
        ppm(exits.stopLowestPercent()),
        ppm(exits.stopHighestPercent()),
        ExitPolicy.DEFAULT.window(),
        ExitPolicy.DEFAULT.unknownDeviationPpm(),
        exits.longest());
  }

  private static Money money(BigDecimal dollars) {
    return new Money(dollars.movePointRight(6).longValueExact());
  }

  private static long ppm(BigDecimal percent) {
    return percent.movePointRight(4).longValueExact();
  }
}
