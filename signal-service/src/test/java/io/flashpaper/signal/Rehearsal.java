// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.tape.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * The strategies of a directory straight over a tape, by the service's own parts, without Kafka.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Every strategy that is there, under its own name. */
  static Lineup lineup(Path plugins, List<InstancePlan> configured) {
    return new Casting(configured, Optional.of(GateSettings.DEFAULT), Shard.ONLY, new CallWatch())
        .of(new PluginDirectory(plugins).scan(), Lineup.EMPTY);
  }

  static Lineup lineup(Path plugins) {
    return lineup(plugins, List.of());
  }

  /** What the instances of a line-up say of a whole tape. */
  static List<SignalMessage> play(Lineup lineup, List<TapeEvent> tape, LongUnaryOperator offsets) {
    SignalRun run =
        new SignalRun(
            SignalSettings.DEFAULT,
            lineup,
            new Resume(Optional.empty(), LineupMark.NONE, List.of()));
    List<SignalMessage> said = new ArrayList<>();
    for (int i = 0; i < tape.size(); i++) {
      run.step(new TapeRecord(offsets.applyAsLong(i), tape.get(i)))
          .forEach(each -> said.add(each.message()));
    }
    said.removeIf(SignalsConfigured.class::isInstance);
    return said;
  }

  /** What was said of or by one instance. */
  static List<SignalMessage> of(List<SignalMessage> messages, String instance) {
    return messages.stream()
        .filter(message -> message.toString().contains("instance=" + instance + ","))
        .toList();
  }
}
