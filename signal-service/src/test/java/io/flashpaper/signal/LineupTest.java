// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.tape.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineupTest {
  @TempDir Path plugins;

  private static InstancePlan plan(String strategy, Map<String, String> parameters) {
    return plan(strategy, Optional.empty(), parameters);
  }

  private static InstancePlan plan(
      String strategy, Optional<String> version, Map<String, String> parameters) {
    return new InstancePlan(
        "mine",
        strategy,
        true,
        version,
        "mine",
        Scope.of("KXBTC15M"),
        100,
        new TreeMap<>(parameters),
        GateSettings.DEFAULT);
  }

  private Lineup lineup(InstancePlan plan) {
    return new Casting(List.of(plan), Optional.empty(), Shard.ONLY, new CallWatch())
        .of(new PluginDirectory(plugins).scan(), Lineup.EMPTY);
  }

  @Test
  void aMissingJarIsOneSentenceWithDirectoryAndRemedy() {
    Lineup lineup = lineup(plan("delay_arb", Map.of()));
    assertThat(lineup.running()).isEmpty();
    assertThat(lineup.problems())
        .containsExactly(
            "strategy instance mine needs strategy delay_arb, but %s holds no strategy: copy its jar there"
                .formatted(plugins));
  }

  @Test
  void whatWasFoundInsteadIsNamed() {
    DelayArbLineup.install(plugins);
    assertThat(lineup(plan("delay_arbitrage", Map.of())).problems().getFirst())
        .contains("only delay_arb");
  }

  @Test
  void aPinnedVersionRunsAndAnotherIsWaitedFor() {
    DelayArbLineup.install(plugins);
    String there = new PluginDirectory(plugins).scan().plugins().getFirst().descriptor().version();
    assertThat(lineup(plan("delay_arb", Optional.of(there), Map.of())).problems()).isEmpty();
    assertThat(lineup(plan("delay_arb", Optional.of("99"), Map.of())).problems())
        .containsExactly(
            "strategy instance mine needs strategy delay_arb 99, but %s holds only delay_arb %s: copy its jar there"
                .formatted(plugins, there));
  }

  @Test
  void aWrongParameterIsNamedWithItsInstance() {
    DelayArbLineup.install(plugins);
    assertThat(lineup(plan("delay_arb", Map.of("min-momentum", "1"))).problems().getFirst())
        .contains("mine", "min-momentum is no parameter", "min-momentum-ppm");
  }

  @Test
  void theUsualLineupRunsWhatIsThereInItsOrderAndWaitsForTheRest() {
    DelayArbLineup.install(plugins);
    Lineup lineup = DelayArbLineup.load(plugins);
    assertThat(lineup.instances())
        .extracting(StrategyInstance::name, StrategyInstance::account)
        .containsExactly(tuple("delay-arb", "main"), tuple("delay-arb-model", "model"));
    assertThat(lineup.waiting())
        .extracting(each -> each.plan().name())
        .containsExactly("mean-rev-flash", "mean-reversion-high");
  }

  @Test
  void aShardRunsTheInstancesOfItsAccountsAndKnowsNothingOfTheOthers() {
    DelayArbLineup.install(plugins);
    Casting second =
        new Casting(
            Settings.usual().instances(), Optional.empty(), new Shard(1, 2), new CallWatch());
    Lineup lineup = second.of(new PluginDirectory(plugins).scan(), Lineup.EMPTY);
    assertThat(lineup.instances())
        .extracting(StrategyInstance::name, StrategyInstance::account)
        .containsExactly(tuple("delay-arb-model", "model"));
    assertThat(lineup.problems()).isEmpty();
  }

  @Test
  void aStrategyWhoseOnlyInstanceIsTurnedOffDoesNotRunAsOneOfItsOwn() {
    DelayArbLineup.install(plugins);
    List<InstancePlan> off =
        Settings.of(
                Map.of(
                    "flashpaper.strategies.mine.strategy", "delay_arb",
                    "flashpaper.strategies.mine.enabled", "false"))
            .instances();
    Casting casting =
        new Casting(off, Optional.of(GateSettings.DEFAULT), Shard.ONLY, new CallWatch());
    Lineup lineup = casting.of(new PluginDirectory(plugins).scan(), Lineup.EMPTY);
    assertThat(lineup.running()).isEmpty();
    assertThat(lineup.problems()).isEmpty();
  }
}
