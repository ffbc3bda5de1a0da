// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.ledger.store.PendingCommand;
import io.flashpaper.model.Price;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.SignalSetup;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstanceSettings;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordedDirectionsTest {
  private static final SizingSource POLICIES =
      SizingSource.kept(new KeptPlugins(new PluginStore(Path.of("no-such-store"))));
  private static final InstancePlan PLAN = Settings.usual().instance("delay-arb").orElseThrow();
  private static final SortedMap<String, String> MAIN =
      Settings.usual().accounts(POLICIES).configured().getFirst().settings();

  private final ConfigurationRecord record = new ConfigurationRecord();

  RecordedDirectionsTest() {
    record.hear(new SignalsConfigured(3, 0, SignalPlan.write(SignalSettings.DEFAULT)));
    record.hear(loaded(3, "delay-arb", "aa", false));
    record.hear(loaded(3, "second", "aa", false));
    record.plan(3, "main", MAIN);
  }

  private static StrategyLoaded loaded(long offset, String name, String sha256, boolean released) {
    return new StrategyLoaded(
        offset,
        0,
        name,
        "delay_arb",
        "1.0",
        "main",
        sha256,
        new TreeMap<>(),
        InstanceSettings.write(PLAN),
        released);
  }

  private Directions directions(Settings others) {
    return new RecordedDirections(record, others, new OnePlugin(), POLICIES).directions();
  }

  private static List<String> jars(SignalSetup setup) {
    return setup.instances().stream()
        .map(instance -> instance.name() + " " + instance.origin().sha256())
        .toList();
  }

  @Test
  void strategiesRunFromWhereTheyWereLoadedByTheJarOnRecord() {
    record.hear(loaded(40, "delay-arb", "bb", false));
    record.hear(new StrategyUnloaded(40, 0, "second", "delay_arb", "1.0"));
    record.hear(loaded(60, "delay-arb", "bb", true));

    Directions directions = directions(Settings.NONE);

    assertThat(directions.signals().keySet()).containsExactly(3L, 40L, 60L);
    assertThat(jars(directions.signals().get(3L))).containsExactly("delay-arb aa", "second aa");
    assertThat(jars(directions.signals().get(40L))).containsExactly("delay-arb bb");
    assertThat(directions.signals().get(3L).anew()).isEmpty();
    assertThat(directions.signals().get(40L).anew()).containsExactly("delay-arb");
    assertThat(directions.signals().get(40L).released()).isEmpty();
    assertThat(directions.signals().get(60L).released()).containsExactly("delay-arb");
    assertThat(directions.signals().get(3L).instances().getFirst().gates()).isEqualTo(PLAN.gates());
    assertThat(directions.signals().get(3L).settings()).isEqualTo(SignalSettings.DEFAULT);
  }

  @Test
  void otherSettingsGoBeforeThoseOnRecord() {
    Directions directions =
        directions(
            Settings.of(
                Map.of(
                    "flashpaper.strategies.delay-arb.gates.max-spread", "0.03",
                    "flashpaper.strategies.second.enabled", "false",
                    "flashpaper.accounts.main.exits.profile", "model",
                    "flashpaper.accounts.new.cooldown", "5s",
                    "flashpaper.flash-crash.window", "5s")));

    SignalSetup setup = directions.signals().get(3L);
    assertThat(setup.instances())
        .singleElement()
        .extracting(StrategyInstance::gates)
        .satisfies(gates -> assertThat(gates.maxSpread()).isEqualTo(Price.ofCents(3)));
    assertThat(setup.settings().flash().window()).isEqualTo(Duration.ofSeconds(5));
    assertThat(directions.ledgers().get(3L).plans())
        .singleElement()
        .extracting(AccountPlan::exits)
        .isEqualTo(ModelExits.DEFAULT);
    assertThat(directions.ledgers().get(3L).otherPlans().apply("new").cooldown())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void anAccountThatASignalNamesIsOpenedThereAndNoPlanChanges() {
    record.hear(
        new StrategyLoaded(
            50,
            0,
            "third",
            "delay_arb",
            "1.0",
            "own",
            "aa",
            new TreeMap<>(),
            InstanceSettings.write(PLAN),
            false));
    record.plan(50, "own", MAIN);
    record.plan(70, "main", MAIN);

    Directions directions = directions(Settings.NONE);

    assertThat(directions.ledgers().keySet()).containsExactly(3L, 70L);
    assertThat(directions.ledgers().get(3L).otherPlans().apply("own").account()).isEqualTo("own");
  }

  @Test
  void commandsAreInTheOrderOfTheirNumbers() {
    record.command(9, 2, command(12));
    record.command(9, 1, command(17));

    assertThat(directions(Settings.NONE).commands().get(9L))
        .extracting(PendingCommand::id)
        .containsExactly(17L, 12L);
  }

  private static PendingCommand command(long id) {
    return new PendingCommand(
        id, Command.Kind.PAUSE, Optional.of("main"), Optional.empty(), "", "");
  }

  @Test
  void whatIsNotOnRecordIsSaid() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RecordedDirections(
                        new ConfigurationRecord(), Settings.NONE, new OnePlugin(), POLICIES)
                    .directions())
        .withMessageContaining("signals and ledger");
    record.hear(
        new StrategyLoaded(
            80,
            0,
            "old",
            "delay_arb",
            "1.0",
            "main",
            "aa",
            new TreeMap<>(),
            new TreeMap<>(),
            false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> directions(Settings.NONE))
        .withMessageContainingAll("old", "tape offset 80", "earlier version");
  }

  private static final class OnePlugin implements RecordedDirections.Plugins {
    @Override
    public LoadedPlugin kept(String strategy, String sha256) {
      return new LoadedPlugin(
          Path.of(strategy),
          sha256,
          new StrategyDescriptor(strategy, "1.0", StrategyApi.LEVEL, "a test's"),
          new Factory());
    }

    @Override
    public LoadedPlugin newest(String strategy, Optional<String> version) {
      throw new AssertionError("all that runs is on record");
    }
  }

  /** Has no parameters. */
  public record None() {}

  private static final class Factory implements StrategyFactory<None> {
    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor("delay_arb", "1.0", StrategyApi.LEVEL, "a test's");
    }

    @Override
    public Class<None> parametersType() {
      return None.class;
    }

    @Override
    public Strategy<?> create(None parameters) {
      return new MomentumStrategy(Duration.ofSeconds(20));
    }
  }
}
