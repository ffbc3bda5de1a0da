// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that takes over whom it can says the same as one that asks everybody again. */
class SuccessorTest {
  private static final SignalSettings SETTINGS =
      new SignalSettings(
          FlashSettings.DEFAULT,
          Duration.ofMinutes(20),
          Duration.ofSeconds(10),
          StrategyLimits.DEFAULT);
  private static final Set<String> UNCHANGED = Set.of("quick", "slow", "frail");

  /** Where it takes over, on each tape; as many as one likes for a long run. */
  private static final int PLACES = Integer.getInteger("flashpaper.test.takeovers", 6);

  private static StrategyInstance instance(String name, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", "1", "abc"),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }

  private static final StrategyInstance QUICK =
      instance("quick", new MomentumStrategy(Duration.ofSeconds(20)));
  private static final StrategyInstance SLOW =
      instance("slow", new MomentumStrategy(Duration.ofMinutes(5)));
  private static final StrategyInstance FRAIL =
      instance("frail", new MomentumStrategy(Duration.ofSeconds(60), 900));

  private static List<StrategyInstance> before() {
    StrategyInstance swapped = instance("swapped", new MomentumStrategy(Duration.ofSeconds(30)));
    return List.of(FRAIL, swapped, QUICK, SLOW);
  }

  /** One is replaced, one is new and looks further back than all, one will fail. */
  private static List<StrategyInstance> after() {
    StrategyInstance swapped = instance("swapped", new MomentumStrategy(Duration.ofSeconds(45)));
    StrategyInstance added = instance("added", new MomentumStrategy(Duration.ofMinutes(12)));
    StrategyInstance failing =
        instance("failing", new MomentumStrategy(Duration.ofSeconds(20), 2000));
    return List.of(added, QUICK, swapped, FRAIL, failing, SLOW);
  }

  private static Handover handover(SignalEngine engine) {
    long last = engine.progress().tapeOffset();
    return engine.handover().with(Map.of("swapped", Standing.fresh(last)));
  }

  /** What was said, and where a restart would begin, record by record. */
  private record Heard(List<SignalMessage> messages, List<Progress> progress) {
    static Heard of(SignalEngine engine, List<TapeRecord> tape, Progress mark) {
      Heard heard = new Heard(new ArrayList<>(), new ArrayList<>());
      for (TapeRecord record : tape) {
        if (record.offset() >= mark.rewindOffset()) {
          List<SignalMessage> said = engine.step(record);
          if (record.offset() > mark.tapeOffset()) {
            heard.messages.addAll(said);
            heard.progress.add(engine.progress());
          }
        }
      }
      return heard;
    }
  }

  private static SignalEngine played(List<TapeRecord> tape, int records) {
    SignalEngine engine = new SignalEngine(SETTINGS, before());
    tape.subList(0, records).forEach(engine::step);
    return engine;
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2})
  void itSpeaksAsAColdEngineDoesWhereverItTakesOver(long seed) {
    List<TapeRecord> tape = SyntheticTape.of(seed, 60);
    boolean refused = false;
    boolean quarantinedBefore = false;
    boolean quarantinedAfter = false;
    for (int at = 1; at < tape.size(); at += tape.size() / PLACES) {
      SignalEngine engine = played(tape, at);
      Progress mark = engine.progress();
      Handover handover = handover(engine);
      Heard cold = Heard.of(new SignalEngine(SETTINGS, after(), handover), tape, mark);
      Heard hot = Heard.of(engine.successor(SETTINGS, after(), handover, UNCHANGED), tape, mark);
      assertThat(hot.messages()).as("after record %d", at).isEqualTo(cold.messages());
      assertThat(hot.progress()).as("after record %d", at).isEqualTo(cold.progress());
      refused |= cold.messages().stream().anyMatch(Refused.class::isInstance);
      quarantinedBefore |= handover.of("frail").quarantine().isPresent();
      quarantinedAfter |= cold.messages().stream().anyMatch(StrategyQuarantined.class::isInstance);
    }
    assertThat(refused).isTrue();
    assertThat(quarantinedBefore).isTrue();
    assertThat(quarantinedAfter).isTrue();
  }

  @Test
  void itAsksOnlyWhoIsNewAndOnlyAboutMarketsThatAreStillOpen() {
    List<TapeRecord> tape = SyntheticTape.of(42, 60);
    SignalEngine engine = played(tape, tape.size() / 2);
    Progress mark = engine.progress();
    Handover handover = handover(engine);
    Map<String, Long> asked = evaluations(engine);
    SignalEngine cold = new SignalEngine(SETTINGS, after(), handover);
    SignalEngine hot = engine.successor(SETTINGS, after(), handover, UNCHANGED);
    for (TapeRecord record : tape.subList(0, tape.size() / 2)) {
      if (record.offset() >= mark.rewindOffset()) {
        cold.step(record);
        hot.step(record);
      }
    }
    for (String unchanged : UNCHANGED) {
      assertThat(evaluations(hot).get(unchanged)).isEqualTo(asked.get(unchanged));
    }
    assertThat(evaluations(hot).get("added"))
        .isPositive()
        .isLessThan(evaluations(cold).get("added"));
  }

  @Test
  void aSuccessorThatIsReplacedBeforeItIsHeardHandsOnWhatItTookOver() {
    List<TapeRecord> tape = SyntheticTape.of(42, 60);
    int at = tape.size() / 2;
    SignalEngine engine = played(tape, at);
    Progress mark = engine.progress();
    Handover handover = handover(engine);
    Heard cold = Heard.of(new SignalEngine(SETTINGS, after(), handover), tape, mark);
    SignalEngine between =
        engine.successor(SETTINGS, List.of(FRAIL, QUICK, SLOW), handover, UNCHANGED);
    for (TapeRecord record : tape.subList(0, at - 1)) {
      if (record.offset() >= mark.rewindOffset()) {
        between.step(record);
      }
    }
    SignalEngine hot = between.successor(SETTINGS, after(), handover, UNCHANGED);
    assertThat(Heard.of(hot, tape, mark)).isEqualTo(cold);
    assertThat(evaluations(hot).get("quick")).isGreaterThan(at / 2L);
  }

  private static Map<String, Long> evaluations(SignalEngine engine) {
    return engine.statuses().stream()
        .collect(Collectors.toMap(InstanceStatus::instance, InstanceStatus::evaluations));
  }
}
