// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalEngineRestartTest {
  private static final SignalSettings SHORT_MEMORY =
      new SignalSettings(
          FlashSettings.DEFAULT,
          Duration.ofMinutes(20),
          Duration.ofSeconds(10),
          StrategyLimits.DEFAULT);
  private static final List<TapeRecord> TAPE = SyntheticTape.of(42, 130);

  private static List<StrategyInstance> instances() {
    return List.of(
        instance("quick", new MomentumStrategy(Duration.ofSeconds(20))),
        instance("slow", new MomentumStrategy(Duration.ofMinutes(5))),
        instance("frail", new MomentumStrategy(Duration.ofSeconds(60), 500)));
  }

  private static StrategyInstance instance(String name, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", "1.0", "abc"),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }

  private record Run(
      List<SignalMessage> messages, List<Progress> progress, List<Handover> handovers) {}

  private static Run uninterrupted() {
    SignalEngine engine = new SignalEngine(SHORT_MEMORY, instances());
    Run run = new Run(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (TapeRecord record : TAPE) {
      run.messages.addAll(engine.step(record));
      run.progress.add(engine.progress());
      run.handovers.add(engine.handover());
    }
    return run;
  }

  @Test
  void theTapeIsLivelyEnoughToProveSomething() {
    List<SignalMessage> messages = uninterrupted().messages();
    assertThat(messages).hasSizeGreaterThan(1000);
    for (Class<?> kind :
        List.of(
            Signal.class,
            FlashCrash.class,
            FlashCrashEnded.class,
            GateCounts.class,
            Refused.class,
            StrategyLoaded.class,
            StrategyQuarantined.class)) {
      assertThat(messages).hasAtLeastOneElementOfType(kind);
    }
  }

  @Test
  void aRestartAnywhereFromItsRewindOffsetChangesNothing() {
    Run whole = uninterrupted();
    boolean rewound = false;
    for (int at = 0; at < TAPE.size(); at += TAPE.size() / 60) {
      Progress progress = whole.progress().get(at);
      rewound |= progress.rewindOffset() > TAPE.getFirst().offset();
      SignalEngine restarted =
          new SignalEngine(SHORT_MEMORY, instances(), whole.handovers().get(at));
      List<SignalMessage> rest = new ArrayList<>();
      for (TapeRecord record : TAPE) {
        if (record.offset() >= progress.rewindOffset()) {
          List<SignalMessage> said = restarted.step(record);
          if (record.offset() > progress.tapeOffset()) {
            rest.addAll(said);
          }
        }
      }
      List<SignalMessage> expected =
          whole.messages().stream().filter(m -> m.tapeOffset() > progress.tapeOffset()).toList();
      for (int i = 0; i < Math.min(rest.size(), expected.size()); i++) {
        assertThat(rest.get(i)).as("message %d after record %d", i, at).isEqualTo(expected.get(i));
      }
      assertThat(rest).as("restart after record %d", at).hasSameSizeAs(expected);
    }
    assertThat(rewound).as("some restarts began in the middle of the tape").isTrue();
  }

  @Test
  void theRewindOffsetIsAKeyFrameThatNeverGoesBack() {
    long before = 0;
    for (Progress progress : uninterrupted().progress()) {
      assertThat(progress.rewindOffset()).isBetween(before, progress.tapeOffset());
      before = progress.rewindOffset();
    }
  }

  @Test
  void theSameTapeGivesTheSameMessages() {
    assertThat(uninterrupted().messages()).isEqualTo(uninterrupted().messages());
  }

  @Test
  void noTwoSignalsShareAnId() {
    List<String> ids =
        uninterrupted().messages().stream()
            .filter(Signal.class::isInstance)
            .map(message -> ((Signal) message).id())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
  }
}
