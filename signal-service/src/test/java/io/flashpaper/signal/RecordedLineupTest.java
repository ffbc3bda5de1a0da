// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.strategies.GatesConfig;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.StrategyInstances;
import io.flashpaper.settings.text.MappingReader;
import io.flashpaper.strategy.loader.KeptPlugins;
import io.flashpaper.strategy.loader.PluginRefusedException;
import io.flashpaper.strategy.loader.PluginStore;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signals say of the configuration is enough to say the same signals again. */
class RecordedLineupTest {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(50, 2);

  @TempDir Path plugins;

  private StrategyInstance instance(StrategyLoaded loaded, String store) {
    KeptPlugins kept = new KeptPlugins(new PluginStore(plugins.resolve(store)));
    InstancePlan plan =
        Settings.ofInstance(
                loaded.instance(),
                loaded.strategy(),
                loaded.account(),
                loaded.parameters(),
                loaded.settings())
            .instance(loaded.instance())
            .orElseThrow();
    return StrategyInstances.of(plan, kept.strategy(plan.strategy(), loaded.sha256()));
  }

  private List<SignalMessage> said(int events) {
    DelayArbLineup.install(plugins);
    SignalRun run =
        new SignalRun(
            SignalSettings.DEFAULT,
            DelayArbLineup.load(plugins),
            new Resume(Optional.empty(), LineupMark.NONE, List.of()));
    List<SignalMessage> said = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      run.step(new TapeRecord(i, TAPE.get(i))).forEach(each -> said.add(each.message()));
    }
    return said;
  }

  private static <T> List<T> all(Class<T> type, List<SignalMessage> said) {
    return said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void whatWasSaidIsSaidAgainByWhatIsOnRecord() {
    List<SignalMessage> said = said(TAPE.size());
    assertThat(all(Signal.class, said)).isNotEmpty();
    SignalsConfigured configured = all(SignalsConfigured.class, said).getFirst();
    List<StrategyInstance> instances =
        all(StrategyLoaded.class, said).stream().map(loaded -> instance(loaded, ".kept")).toList();
    assertThat(instances).extracting(StrategyInstance::name).contains("delay-arb-model");
    SignalEngine engine =
        new SignalEngine(Settings.ofSignals(configured.settings()).signals(), instances);
    List<SignalMessage> again = new ArrayList<>();
    for (int i = 0; i < TAPE.size(); i++) {
      again.addAll(engine.step(new TapeRecord(i, TAPE.get(i))));
    }
    assertThat(again).isEqualTo(said.stream().filter(m -> m != configured).toList());
  }

  @Test
  void aJarThatIsNotKeptIsAskedForByItsHash() {
    StrategyLoaded loaded = all(StrategyLoaded.class, said(1)).getFirst();
    assertThatExceptionOfType(PluginRefusedException.class)
        .isThrownBy(() -> instance(loaded, "other"))
        .withMessageContainingAll("delay_arb", loaded.sha256(), "copy it there");
  }

  /** Outside the service, spans are read by another reader. */
  @ParameterizedTest
  @ValueSource(strings = {"300s", "300", "250ms", "1h", "1h30m", "2d", "PT0.5S", "-5s", " 5s "})
  void spansAreReadAsTheServiceReadsThem(String text) {
    GatesConfig gates =
        MappingReader.read(
            GatesConfig.class,
            "flashpaper.gates",
            Map.of("flashpaper.gates.min-time-to-close", text));
    assertThat(gates.minTimeToClose()).isEqualTo(new DurationConverter().convert(text));
  }
}
