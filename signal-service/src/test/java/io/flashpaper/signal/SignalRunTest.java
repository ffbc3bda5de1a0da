// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.tape.SignalCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignalRunTest {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(40, 1);
  private static final Resume NEVER_RAN = new Resume(Optional.empty(), LineupMark.NONE, List.of());

  record Memory() {}

  record None() {}

  /** Wants YES in even minutes. */
  static final class Blinking implements Strategy<Memory> {
    @Override
    public Memory initialMemory() {
      return new Memory();
    }

    @Override
    public Step<Memory> evaluate(Moment moment, Memory memory) {
      long minute = moment.timeMs() / 60_000;
      Desire want =
          new Desire.Want(
              Side.YES,
              Price.ofCents(60),
              moment.timeMs() + 600_000,
              OptionalLong.empty(),
              Reason.of("EVEN"));
      return Step.of(memory, minute % 2 == 0 ? want : new Desire.Indifferent(Reason.of("ODD")));
    }
  }

  static final class BlinkingFactory implements StrategyFactory<None> {
    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor("blinking", "1", 1, "blinks");
    }

    @Override
    public Class<None> parametersType() {
      return None.class;
    }

    @Override
    public Strategy<?> create(None parameters) {
      return new Blinking();
    }
  }

  private static Lineup lineup(String sha256) {
    InstancePlan plan =
        new InstancePlan(
            "blink",
            "blinking",
            true,
            Optional.empty(),
            "blink",
            Scope.of("KXBTC15M"),
            100,
            new TreeMap<>(Map.of()),
            GateSettings.DEFAULT);
    BlinkingFactory factory = new BlinkingFactory();
    LoadedPlugin plugin = new LoadedPlugin(Path.of("x.jar"), sha256, factory.descriptor(), factory);
    StrategyInstance instance =
        new StrategyInstance(
            "blink",
            new Origin("blinking", "1", sha256),
            "blink",
            plan.scope(),
            plan.gates(),
            new Blinking());
    return new Lineup(
        List.of(
            new RunningStrategy(
                plan, plugin, instance, List.of(), RunningStrategy.fingerprint(plan, plugin))),
        List.of(),
        List.of());
  }

  private static SignalRun run(Lineup lineup, Resume resume) {
    return new SignalRun(SignalSettings.DEFAULT, lineup, resume);
  }

  private static List<SignalMessage> feed(SignalRun run, long from, long to) {
    List<SignalMessage> said = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      run.step(new TapeRecord(offset, TAPE.get((int) offset)))
          .forEach(each -> said.add(SignalCodec.decode(each.encoded())));
    }
    return said;
  }

  private static List<byte[]> encoded(List<SignalMessage> messages) {
    return messages.stream().map(SignalCodec::encode).toList();
  }

  @Test
  void aRestartGoesOnWhereTheLastProgressMarkSays() {
    Lineup lineup = lineup("a");
    List<SignalMessage> whole = feed(run(lineup, NEVER_RAN), 0, TAPE.size());
    assertThat(whole).hasAtLeastOneElementOfType(Signal.class);
    SignalRun first = run(lineup, NEVER_RAN);
    List<SignalMessage> said = feed(first, 0, 15_000);
    Progress mark = first.progress().orElseThrow();
    assertThat(mark.rewindOffset()).isPositive();
    Resume resume = new Resume(Optional.of(mark), first.mark(), List.of());
    said.addAll(feed(run(lineup, resume), mark.rewindOffset(), TAPE.size()));
    assertThat(said).isEqualTo(whole);
  }

  @Test
  void whatWasSentOfAnUnfinishedBatchIsNotSentAgain() {
    Lineup lineup = lineup("a");
    List<SignalMessage> whole = feed(run(lineup, NEVER_RAN), 0, TAPE.size());
    SignalRun first = run(lineup, NEVER_RAN);
    feed(first, 0, 9000);
    Progress mark = first.progress().orElseThrow();
    List<SignalMessage> unmarked = feed(first, 9000, 13_000);
    assertThat(unmarked).isNotEmpty();
    Resume resume = new Resume(Optional.of(mark), first.mark(), encoded(unmarked));
    List<SignalMessage> rest = feed(run(lineup, resume), mark.rewindOffset(), TAPE.size());
    assertThat(rest).isEqualTo(whole.stream().filter(m -> m.tapeOffset() >= 13_000).toList());
  }

  @Test
  void anotherJarIsAnnouncedAtItsFirstOffsetAndTellsAnewWhatItWants() {
    SignalRun first = run(lineup("a"), NEVER_RAN);
    feed(first, 0, 9000);
    Progress mark = first.progress().orElseThrow();
    Resume resume = new Resume(Optional.of(mark), first.mark(), List.of());
    List<SignalMessage> said = feed(run(lineup("b"), resume), mark.rewindOffset(), 9001);
    assertThat(said).hasSize(2);
    assertThat(said.get(0)).isInstanceOf(StrategyLoaded.class);
    assertThat(((StrategyLoaded) said.get(0)).sha256()).isEqualTo("b");
    assertThat(said.get(1)).isInstanceOf(Signal.class);
    assertThat(said).allMatch(message -> message.tapeOffset() == 9000);
  }

  @Test
  void whatHoldsForAllIsSaidOnceAndAgainOnlyWhenItIsSetOtherwise() {
    Lineup lineup = lineup("a");
    SignalRun first = run(lineup, NEVER_RAN);
    List<SignalMessage> said = feed(first, 0, 9000);
    assertThat(settings(said))
        .containsExactly(
            new SignalsConfigured(
                0, said.getFirst().timeMs(), SignalPlan.write(SignalSettings.DEFAULT)));
    Progress mark = first.progress().orElseThrow();
    LineupMark header = LineupHeader.read(LineupHeader.write(first.mark()));
    Resume resume = new Resume(Optional.of(mark), header, List.of());
    assertThat(settings(feed(run(lineup, resume), mark.rewindOffset(), 9100))).isEmpty();

    SignalSettings patient = Settings.of(Map.of("flashpaper.flash-crash.window", "20s")).signals();
    SignalRun other = new SignalRun(patient, lineup, resume);
    List<SignalMessage> next = feed(other, mark.rewindOffset(), 9100);
    assertThat(settings(next)).extracting(SignalsConfigured::tapeOffset).containsExactly(9000L);
    assertThat(settings(next).getFirst().settings()).containsEntry("flash-crash.window", "20s");

    Resume cutOff = new Resume(Optional.of(mark), header, encoded(next));
    SignalRun again = new SignalRun(patient, lineup, cutOff);
    assertThat(settings(feed(again, mark.rewindOffset(), 9200))).isEmpty();
    SignalRun successor = again.successor(patient, lineup, again.resume());
    feed(successor, again.progress().orElseThrow().rewindOffset(), 9200);
    assertThat(settings(feed(successor, 9200, 9300))).isEmpty();
  }

  private static List<SignalsConfigured> settings(List<SignalMessage> said) {
    return said.stream()
        .filter(SignalsConfigured.class::isInstance)
        .map(SignalsConfigured.class::cast)
        .toList();
  }

  @Test
  void whoIsTheSameIsTakenOverAndNotAskedAgain() {
    Lineup lineup = lineup("a");
    List<SignalMessage> whole = feed(run(lineup, NEVER_RAN), 0, TAPE.size());
    SignalRun first = run(lineup, NEVER_RAN);
    List<SignalMessage> said = feed(first, 0, 15_000);
    long asked = first.evaluations();
    Progress mark = first.progress().orElseThrow();
    SignalRun next = first.successor(SignalSettings.DEFAULT, lineup, first.resume());
    said.addAll(feed(next, mark.rewindOffset(), 15_000));
    assertThat(next.evaluations()).isEqualTo(asked);
    said.addAll(feed(next, 15_000, TAPE.size()));
    assertThat(said).isEqualTo(whole);
    assertThat(next.evaluations()).isGreaterThan(asked);
  }

  @Test
  void whileItIsSilentItSetsNoMark() {
    Progress mark = new Progress(100, 0, 0);
    SignalRun run = run(lineup("a"), new Resume(Optional.of(mark), LineupMark.NONE, List.of()));
    assertThat(feed(run, 0, 101)).isEmpty();
    assertThat(run.progress()).isEmpty();
    feed(run, 101, 102);
    assertThat(run.progress()).map(Progress::tapeOffset).contains(101L);
  }
}
