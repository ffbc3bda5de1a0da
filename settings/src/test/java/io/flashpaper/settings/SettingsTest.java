// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.Price;
import io.flashpaper.settings.accounts.AccountConfig;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.InstanceConfig;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstanceSettings;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.PluginStore;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in force, written down, is read as the same again. */
class SettingsTest {
  private static final String MINE = "flashpaper.strategies.mine.";
  private static final String MAIN = "flashpaper.accounts.main.";
  private static final SizingSource OWN =
      SizingSource.kept(new KeptPlugins(new PluginStore(Path.of("no-such-store"))));

  private static final Map<String, String> ODD_INSTANCE =
      Map.ofEntries(
          Map.entry(MINE + "strategy", "delay_arb"),
          Map.entry(MINE + "account", "my.own"),
          Map.entry(MINE + "series", "KXBTCD"),
          Map.entry(MINE + "sides", "NO"),
          Map.entry(MINE + "hours", "22:00-02:30"),
          Map.entry(MINE + "priority", "7"),
          Map.entry(MINE + "parameters.profile", "a, b\\c ${d}"),
          Map.entry(MINE + "parameters.v10.min-momentum-ppm", "11"),
          Map.entry(
              MINE + "gates.chain",
              "SIDE,HOURS,MARKET_PAUSED,BOOK_UNTRUSTED,MAX_TIME_TO_CLOSE,SPREAD"),
          Map.entry(MINE + "gates.min-time-to-close", "90s"),
          Map.entry(MINE + "gates.max-time-to-close", "50m"),
          Map.entry(MINE + "gates.open-window", "1500ms"),
          Map.entry(MINE + "gates.close-window", "0s"),
          Map.entry(MINE + "gates.max-spread", "0.0350"),
          Map.entry(MINE + "gates.min-volume", "0.25"),
          Map.entry(MINE + "gates.min-feed-grade", "GOOD"));

  private static InstancePlan again(InstancePlan plan) {
    return Settings.ofInstance(
            plan.name(),
            plan.strategy(),
            plan.account(),
            plan.parameters(),
            InstanceSettings.write(plan))
        .instances()
        .getFirst();
  }

  @Test
  void eachInstanceIsReadAgainAsItWasWritten() {
    assertThat(Settings.usual().instances())
        .hasSize(4)
        .allSatisfy(plan -> assertThat(again(plan)).isEqualTo(plan));
    InstancePlan odd = Settings.of(ODD_INSTANCE).instance("mine").orElseThrow();
    assertThat(again(odd)).isEqualTo(odd);
    InstancePlan unconfigured = InstancePlan.unconfigured("my_own.idea", odd.gates());
    assertThat(again(unconfigured)).isEqualTo(unconfigured);
  }

  @Test
  void sharedGatesAreWrittenWithEachInstance() {
    InstancePlan plan =
        Settings.usual()
            .with(Settings.of(Map.of("flashpaper.gates.min-volume", "10")))
            .instance("delay-arb")
            .orElseThrow();
    assertThat(InstanceSettings.write(plan)).containsEntry("gates.min-volume", "10.00");
    assertThat(again(plan)).isEqualTo(plan);
  }

  @Test
  void nothingThatCanBeSetOfAnInstanceIsForgotten() {
    InstancePlan odd = Settings.of(ODD_INSTANCE).instance("mine").orElseThrow();
    Set<String> known = new TreeSet<>(properties(InstanceConfig.class));
    known.removeAll(Set.of("strategy", "enabled", "version", "account", "parameters.*"));
    assertThat(InstanceSettings.write(odd).keySet()).isEqualTo(known);
  }

  private static Set<String> properties(Class<?> mapping) {
    return ConfigMappings.getProperties(ConfigClass.configClass(mapping, "x")).keySet().stream()
        .map(name -> name.substring(2))
        .filter(name -> !name.endsWith("[*]"))
        .collect(Collectors.toSet());
  }

  @Test
  void whatHoldsForAllInstancesIsReadAgainAsItWasWritten() {
    assertThat(Settings.NONE.signals()).isEqualTo(SignalSettings.DEFAULT);
    SignalSettings odd =
        Settings.of(
                Map.ofEntries(
                    Map.entry("flashpaper.flash-crash.min-drop-ppm", "99000"),
                    Map.entry("flashpaper.flash-crash.min-abs-drop", "0.025"),
                    Map.entry("flashpaper.flash-crash.window", "7s"),
                    Map.entry("flashpaper.flash-crash.rearm-after", "1m"),
                    Map.entry("flashpaper.flash-crash.gap", "900ms"),
                    Map.entry("flashpaper.flash-crash.min-k", "0.5"),
                    Map.entry("flashpaper.flash-crash.min-sigma", "3"),
                    Map.entry("flashpaper.flash-crash.confirm-ask", "true"),
                    Map.entry("flashpaper.plugins.limits.slow-calls", "1"),
                    Map.entry("flashpaper.plugins.limits.changes", "2"),
                    Map.entry("flashpaper.plugins.limits.memory-values", "3")))
            .signals();
    for (SignalSettings each : new SignalSettings[] {SignalSettings.DEFAULT, odd}) {
      SortedMap<String, String> written = SignalPlan.write(each);
      assertThat(written).hasSize(11);
      assertThat(SignalPlan.read(written)).isEqualTo(each);
      assertThat(Settings.ofSignals(written).signals()).isEqualTo(each);
    }
  }

  private static AccountPlan main(Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>();
    settings.forEach((name, value) -> all.put(MAIN + name, value));
    all.putIfAbsent(MAIN + "initial-cash", "1000");
    return Settings.of(all).accounts(OWN).configured().getFirst();
  }

  @Test
  void eachAccountIsReadAgainAsItWasWritten() {
    AccountPlans usual = Settings.usual().accounts(OWN);
    assertThat(usual.configured())
        .hasSize(2)
        .allSatisfy(plan -> assertThat(again(plan)).isEqualTo(plan));
    AccountPlan other = usual.other("my.own");
    assertThat(again(other)).isEqualTo(other);
    AccountPlan odd =
        main(
            Map.ofEntries(
                Map.entry("initial-cash", "12.345678"),
                Map.entry("fees", "cent"),
                Map.entry("sizing", "fractional-kelly"),
                Map.entry("sizing-parameters.fraction", "0.50"),
                Map.entry("break-even", "push"),
                Map.entry("contract-step", "0.01"),
                Map.entry("latency-model", "log-normal"),
                Map.entry("latency-median", "90ms"),
                Map.entry("latency-sigma", "0.25"),
                Map.entry("entry-orders", "maker"),
                Map.entry("maker.time-to-live", "45s"),
                Map.entry("maker.placement", "improve"),
                Map.entry("cooldown", "0s"),
                Map.entry("retry", "1500ms"),
                Map.entry("min-feed-grade", "FAIR"),
                Map.entry("exits.profile", "model"),
                Map.entry("exits.stop", "v10"),
                Map.entry("exits.stop-percent", "12.5"),
                Map.entry("exits.edge-reserve", "0.0250"),
                Map.entry("exits.longest", "2m"),
                Map.entry("protections.max-exposure", "50"),
                Map.entry("protections.max-open-positions", "3"),
                Map.entry("protections.drawdown.percent", "7.5"),
                Map.entry("protections.loss-streak.losses", "3"),
                Map.entry("protections.loss-streak.scope", "INSTANCE")));
    assertThat(again(odd)).isEqualTo(odd);
    AccountPlan oldNames = main(Map.of("base-size", "5", "streak-size", "30"));
    assertThat(oldNames.settings())
        .containsEntry("sizing-parameters.base-size", "5")
        .doesNotContainKey("base-size");
    assertThat(again(oldNames)).isEqualTo(oldNames);
  }

  private static AccountPlan again(AccountPlan plan) {
    AccountPlan read = AccountPlans.read(plan.account(), plan.settings(), OWN);
    assertThat(Settings.ofAccount(plan.account(), plan.settings()).accounts(OWN).configured())
        .containsExactly(read);
    return read;
  }

  @Test
  void allThatHasADefaultIsWrittenOfAnAccount() {
    Set<String> written = main(Map.of()).settings().keySet();
    ConfigMappings.getProperties(ConfigClass.configClass(AccountConfig.class, "x"))
        .forEach(
            (name, property) -> {
              if (property.hasDefaultValue()) {
                assertThat(written).contains(name.substring(2));
              }
            });
    assertThat(written).contains("sizing-version", "exits.take-profit-percent");
  }

  @Test
  void aPolicyOfAnotherVersionIsNotTakenForTheRecordedOne() {
    SortedMap<String, String> recorded = new TreeMap<>(main(Map.of()).settings());
    recorded.put("sizing-version", "0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AccountPlans.read("main", recorded, OWN))
        .withMessageContainingAll("flashpaper.accounts.main", "'dynamic'", "version 0 is asked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MINE + "gates.max-sprad",
        MINE + "hour",
        MAIN + "exits.take-profit",
        "flashpaper.gate.max-spread",
        "flashpaper.intake.max-buffered-signals"
      })
  void aSettingThatDoesNotExistIsRefusedByName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of(name, "1")))
        .withMessageContainingAll("there is no setting " + name + ";", "flashpaper.gates.chain");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(Map.of("gates.max-spread", "1")))
        .withMessageContaining("names begin with flashpaper.");
  }

  @Test
  void aValueThatCannotBeReadIsRefusedWithTheSettingsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Settings.of(Map.of(MINE + "strategy", "x", MINE + "priority", "first")).instances())
        .withMessageContainingAll(MINE + "priority", "first");
  }

  @Test
  void othersTakeThePlaceOfWhatIsOnRecord() {
    InstancePlan recorded = Settings.usual().instance("mean-rev-flash").orElseThrow();
    Settings base =
        Settings.ofInstance(
            recorded.name(),
            recorded.strategy(),
            recorded.account(),
            recorded.parameters(),
            InstanceSettings.write(recorded));
    Settings own =
        Settings.of(Map.of("flashpaper.strategies.\"mean-rev-flash\".gates.max-spread", "0.03"));
    assertThat(base.with(own).instances().getFirst().gates().maxSpread())
        .isEqualTo(Price.ofCents(3));
    Settings all =
        Settings.of(
            Map.of("flashpaper.gates.max-spread", "0.02", "flashpaper.gates.open-window", "10s"));
    InstancePlan both = base.with(all.with(own)).instances().getFirst();
    assertThat(both.gates().maxSpread()).isEqualTo(Price.ofCents(3));
    assertThat(both.gates().openWindow()).isEqualTo(Duration.ofSeconds(10));
    assertThat(both.gates().minVolume()).isEqualTo(recorded.gates().minVolume());
  }

  @Test
  void anotherProfileOrPolicyIsAskedOfARecordedAccount() {
    Settings base = Settings.ofAccount("main", main(Map.of("base-size", "5")).settings());
    AccountPlan model =
        base.with(Settings.of(Map.of(MAIN + "exits.profile", "model")))
            .accounts(OWN)
            .configured()
            .getFirst();
    assertThat(model.exits()).isEqualTo(ModelExits.DEFAULT);
    AccountPlan fixed =
        base.with(Settings.of(Map.of(MAIN + "sizing", "fixed")))
            .accounts(OWN)
            .configured()
            .getFirst();
    assertThat(fixed.sizing().sizer().id()).isEqualTo("fixed");
    assertThat(fixed.sizing().sizer().parameters()).isEmpty();
    AccountPlan larger =
        base.with(Settings.of(Map.of(MAIN + "base-size", "6")))
            .accounts(OWN)
            .configured()
            .getFirst();
    assertThat(larger.sizing().sizer().parameters().getFirst().value()).isEqualTo("6");
  }
}
