// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.exits.ModelStop;
import io.flashpaper.engine.execution.exits.StopRule;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.latency.LogNormalLatency;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.protection.Protections.Drawdown;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.engine.execution.protection.Protections.LossStreak;
import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.DynamicSizing;
import io.flashpaper.engine.execution.sizing.FractionalKelly;
import io.flashpaper.engine.execution.sizing.Sizer.Setting;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.settings.Settings;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountPlansTest {
  private static final PluginDirectory PLUGINS =
      new PluginDirectory(
          Path.of("no-such-directory"),
          new PluginStore(Path.of("no-such-store")),
          AllowedPlugins.of(List.of()),
          PluginKind.SIZING);

  private static AccountPlans plans(Map<String, String> settings) {
    return Settings.of(settings).accounts(SizingSource.in(PLUGINS));
  }

  @Test
  void whatIsNotSetIsAsTheEngineHasIt() {
    AccountPlans plans = plans(Map.of("flashpaper.accounts.main.initial-cash", "1000"));
    AccountPlan main = plans.configured().getFirst();
    assertThat(main).isEqualTo(AccountPlan.defaults("main").withSettings(main.settings()));
    AccountPlan other = plans.other("new");
    assertThat(other).isEqualTo(AccountPlan.defaults("new").withSettings(other.settings()));
  }

  @Test
  void otherAccountsHaveAPlanOfTheirOwn() {
    AccountPlans plans = plans(Map.of("flashpaper.other-accounts.latency", "1s"));
    assertThat(plans.configured()).isEmpty();
    assertThat(plans.other("new").latency()).isEqualTo(new ConstantLatency(Duration.ofSeconds(1)));
  }

  @Test
  void anAccountsLatencyMayBeDrawn() {
    AccountPlans plans = plans(Map.of("flashpaper.accounts.main.latency-model", "log-normal"));
    assertThat(plans.configured().getFirst().latency()).isEqualTo(LogNormalLatency.DEFAULT);
    AccountPlans slow =
        plans(
            Map.of(
                "flashpaper.accounts.main.latency-model", "log-normal",
                "flashpaper.accounts.main.latency-median", "1s",
                "flashpaper.accounts.main.latency-sigma", "0.25"));
    assertThat(slow.configured().getFirst().latency())
        .isEqualTo(new LogNormalLatency(Duration.ofSeconds(1), 250_000));
  }

  @Test
  void anAccountMaySellByTheModel() {
    AccountPlans plans = plans(Map.of("flashpaper.accounts.model.exits.profile", "model"));
    assertThat(plans.configured().getFirst().exits()).isEqualTo(ModelExits.DEFAULT);
  }

  @Test
  void anAccountMayBeProtected() {
    String account = "flashpaper.accounts.main.protections.";
    Protections protections =
        plans(
                Map.of(
                    account + "max-exposure", "50",
                    account + "max-market-exposure", "20.50",
                    account + "max-open-positions", "2",
                    account + "daily-loss", "30",
                    account + "drawdown.percent", "7.5",
                    account + "loss-streak.losses", "3",
                    account + "loss-streak.scope", "INSTANCE"))
            .configured()
            .getFirst()
            .protections();
    assertThat(protections)
        .isEqualTo(
            new Protections(
                new Exposure(
                    Optional.of(Money.of("50")), Optional.empty(), Optional.of(Money.of("20.50"))),
                OptionalInt.of(2),
                Optional.of(Money.of("30")),
                Optional.of(new Drawdown(75_000, Optional.empty())),
                Optional.of(
                    new LossStreak(
                        3, Duration.ofHours(1), Duration.ofMinutes(30), Scope.INSTANCE))));
  }

  @ParameterizedTest
  @CsvSource({
    "max-open-positions, 0, a whole number from 1",
    "daily-loss, -5, dollars above 0",
    "max-exposure, 0, dollars above 0",
    "drawdown.percent, 101, up to 100",
    "drawdown.pause, 1h, protections.drawdown.percent",
    "loss-streak.losses, 101, from 1 to 100"
  })
  void aProtectionThatMakesNoSenseIsRefusedWithItsNameAndWhatWouldBeRight(
      String setting, String value, String remedy) {
    String name = "flashpaper.accounts.main.protections." + setting;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of(name, value)))
        .withMessageContainingAll("flashpaper.accounts.\"main\"", setting, remedy);
  }

  @Test
  void theStopIsThatOfTheProfileUnlessSaidOtherwise() {
    assertThat(stop("v10", "v10")).isEqualTo(AdaptiveStop.DEFAULT);
    assertThat(stop("v10", "model")).isEqualTo(ModelStop.DEFAULT);
    assertThat(stop("model", "v10")).isEqualTo(AdaptiveStop.DEFAULT);
    AccountPlans wider =
        plans(
            Map.of(
                "flashpaper.accounts.main.exits.profile", "model",
                "flashpaper.accounts.main.exits.max-spread", "0.15"));
    assertThat(wider.configured().getFirst().exits().stop())
        .isEqualTo(ModelStop.DEFAULT.withMaxSpread(Price.ofCents(15)));
  }

  private static StopRule stop(String profile, String stop) {
    return plans(
            Map.of(
                "flashpaper.accounts.main.exits.profile", profile,
                "flashpaper.accounts.main.exits.stop", stop))
        .configured()
        .getFirst()
        .exits()
        .stop();
  }

  @Test
  void aPolicysParametersMayBeSetByOldNamesAndByTheirOwn() {
    AccountPlan plan =
        plans(
                Map.of(
                    "flashpaper.accounts.main.base-size", "5",
                    "flashpaper.accounts.main.streak-size", "30",
                    "flashpaper.accounts.main.sizing-parameters.streak-length", "2",
                    "flashpaper.accounts.main.break-even", "push",
                    "flashpaper.accounts.main.contract-step", "0.01"))
            .configured()
            .getFirst();
    assertThat(plan.sizing().policy())
        .isEqualTo(new DynamicSizing(Money.of("5"), Money.of("15"), Money.of("30"), 5, 80, 2));
    assertThat(plan.sizing().breakEven()).isEqualTo(BreakEven.PUSH);
    assertThat(plan.sizing().step()).isEqualTo(SizingPlan.HUNDREDTH);
    assertThat(plan.sizing().sizer().parameters())
        .containsExactly(
            new Setting("base-size", "5"),
            new Setting("streak-length", "2"),
            new Setting("streak-size", "30"));
  }

  @Test
  void kellyIsAPolicyLikeAnyOther() {
    AccountPlan plan =
        plans(
                Map.of(
                    "flashpaper.accounts.main.sizing", "fractional-kelly",
                    "flashpaper.accounts.main.sizing-parameters.fraction", "0.5"))
            .configured()
            .getFirst();
    assertThat(plan.sizing().policy())
        .isEqualTo(new FractionalKelly(new BigDecimal("0.5"), Money.ZERO, Money.of("20")));
  }

  @Test
  void wrongSizingIsRefusedWithTheSettingsName() {
    refused("sizing-parameters.streak-sise", "9", "streak-sise is no parameter");
    refused("sizing-parameters.base-size", "-1", "base-size is -1");
    refused("break-even", "draw", "'draw'; choose loss or push");
    refused("contract-step", "0.1", "1 or 0.01");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                plans(
                    Map.of(
                        "flashpaper.accounts.main.base-size", "5",
                        "flashpaper.accounts.main.sizing-parameters.base-size", "6")))
        .withMessageContaining("leave one out");
  }

  private static void refused(String setting, String value, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main." + setting, value)))
        .withMessageContainingAll("flashpaper.accounts.\"main\"", sentence);
  }

  @Test
  void nonsenseIsRefusedWithTheSettingsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main.initial-cash", "0")))
        .withMessageContaining("flashpaper.accounts.\"main\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.other-accounts.sizing", "huge")))
        .withMessageContainingAll(
            "flashpaper.other-accounts", "huge", "dynamic, fixed, fractional-kelly");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main.exits.profile", "v11")))
        .withMessageContainingAll("exits.profile 'v11'", "v10 or model");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main.exits.stop", "none")))
        .withMessageContainingAll("exits.stop 'none'", "v10 or model");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main.latency-model", "guess")))
        .withMessageContainingAll("latency-model 'guess'", "constant or log-normal");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plans(Map.of("flashpaper.accounts.main.fees", "none")))
        .withMessageContainingAll("fee policy 'none'", "direct, cent, cent-until-2026-08-26");
  }
}
