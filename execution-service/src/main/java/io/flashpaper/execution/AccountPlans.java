// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.exits.ModelStop;
import io.flashpaper.engine.execution.exits.StopRule;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.latency.LatencyModel;
import io.flashpaper.engine.execution.latency.LogNormalLatency;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** Settings to account plans; refuses nonsense with the setting's name. */
public final class AccountPlans {
  private static final String OTHERS = "flashpaper.other-accounts";

  private final List<AccountPlan> configured;
  private final ExecutionConfig.Account others;
  private final SizingPlans sizing;

  /**
   * Reads them all.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public AccountPlans(ExecutionConfig config) {
    this.sizing = new SizingPlans(config.plugins());
    this.configured =
        new TreeMap<>(config.accounts())
            .entrySet().stream()
                .map(
                    e ->
                        plan("flashpaper.accounts.\"" + e.getKey() + '"', e.getKey(), e.getValue()))
                .toList();
    this.others = config.otherAccounts();
    other("any");
  }

  /** The plans of the configured accounts, by name. */
  public List<AccountPlan> configured() {
    return configured;
  }

  /** The plan of an account that is not configured. */
  public AccountPlan other(String name) {
    return plan(OTHERS, name, others);
  }

  private AccountPlan plan(String setting, String name, ExecutionConfig.Account account) {
    try {
      return new AccountPlan(
          name,
          money(account.initialCash()),
          FeePolicy.named(account.fees()),
          sizing.of(account),
          exits(account.exits()),
          latency(account),
          account.cooldown(),
          account.retry(),
          account.minFeedGrade(),
          ProtectionPlan.of(account.protections()));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "setting %s: %s".formatted(setting, wrong.getMessage()), wrong);
    }
  }

  private static LatencyModel latency(ExecutionConfig.Account account) {
    return switch (account.latencyModel()) {
      case "constant" -> new ConstantLatency(account.latency());
      case "log-normal" ->
          new LogNormalLatency(account.latencyMedian(), money(account.latencySigma()).micros());
      default ->
          throw new IllegalArgumentException(
              "there is no latency-model '%s'; choose constant or log-normal"
                  .formatted(account.latencyModel()));
    };
  }

  private static ExitPolicy exits(ExecutionConfig.Exits exits) {
    return switch (exits.profile()) {
      case "v10" -> new V10Exits(ppm(exits.takeProfitPercent()), stop(exits), exits.longest());
      case "model" ->
          new ModelExits(
              exits.settleWithin(),
              price(exits.maxSpread()),
              stop(exits),
              price(exits.edgeReserve()),
              exits.longest());
      default ->
          throw new IllegalArgumentException(
              "there is no exits.profile '%s'; choose v10 or model".formatted(exits.profile()));
    };
  }

  private static StopRule stop(ExecutionConfig.Exits exits) {
    String stop = exits.stop().orElse(exits.profile());
    return switch (stop) {
      case "v10" -> v10Stop(exits);
      case "model" -> ModelStop.DEFAULT.withMaxSpread(price(exits.maxSpread()));
      default ->
          throw new IllegalArgumentException(
              "there is no exits.stop '%s'; choose v10 or model".formatted(stop));
    };
  }

  private static AdaptiveStop v10Stop(ExecutionConfig.Exits exits) {
    return new AdaptiveStop(
        ppm(exits.stopPercent()),
        exits.stopVolatilityFactor(),
        ppm(exits.stopLowestPercent()),
        ppm(exits.stopHighestPercent()),
        AdaptiveStop.DEFAULT.window(),
        AdaptiveStop.DEFAULT.unknownDeviationPpm());
  }

  private static Price price(BigDecimal dollars) {
    return new Price(money(dollars).micros());
  }

  private static Money money(BigDecimal dollars) {
    return new Money(dollars.movePointRight(6).longValueExact());
  }

  private static long ppm(BigDecimal percent) {
    return percent.movePointRight(4).longValueExact();
  }
}
