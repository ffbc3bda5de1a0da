// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.signal.Handover.Departure;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Engines that take each other's place: swaps, quarantines and releases, and crashes anywhere. */
class SuccessionTest {
  private static final SignalSettings SETTINGS =
      new SignalSettings(
          FlashSettings.DEFAULT,
          Duration.ofMinutes(20),
          Duration.ofSeconds(10),
          StrategyLimits.DEFAULT);
  private static final List<TapeRecord> TAPE = SyntheticTape.of(7, 130);
  private static final int BATCH = 20;
  private static final int SWAPPED = TAPE.size() * 2 / 10 / BATCH * BATCH;
  private static final int RELEASED = TAPE.size() * 4 / 10 / BATCH * BATCH;
  private static final int REMOVED = TAPE.size() * 6 / 10 / BATCH * BATCH;
  private static final int ADDED = TAPE.size() * 8 / 10 / BATCH * BATCH;
  private static final List<SignalMessage> WHOLE = play(Set.of()).heard;

  private static StrategyInstance instance(String name, String version, MomentumStrategy strategy) {
    return new StrategyInstance(
        name,
        new StrategyInstance.Origin("momentum", version, "sha-" + version),
        name,
        Scope.of("KXBTC15M", "KXBTCD"),
        GateSettings.DEFAULT,
        strategy);
  }

  private static StrategyInstance steady() {
    return instance("steady", "1", new MomentumStrategy(Duration.ofSeconds(30)));
  }

  private static StrategyInstance old() {
    return instance("swapped", "1", new MomentumStrategy(Duration.ofSeconds(20)));
  }

  private static StrategyInstance young() {
    return instance("swapped", "2", new MomentumStrategy(Duration.ofSeconds(90)));
  }

  private static StrategyInstance frail() {
    return instance("frail", "1", new MomentumStrategy(Duration.ofSeconds(60), 1500));
  }

  /** The running engine, its line-up, and what it is fed from. */
  private static final class Stage {
    private final List<SignalMessage> heard = new ArrayList<>();
    private List<StrategyInstance> lineup = List.of(steady(), old(), frail());
    private SignalEngine engine = new SignalEngine(SETTINGS, lineup);
    private final boolean hot;

    Stage(boolean hot) {
      this.hot = hot;
    }

    void step(TapeRecord record) {
      heard.addAll(engine.step(record));
    }

    /** As after a crash: everything but the last mark is forgotten. */
    void crash() {
      begin(new SignalEngine(SETTINGS, lineup, engine.handover()));
    }

    private void begin(SignalEngine next) {
      Progress mark = engine.progress();
      engine = next;
      for (TapeRecord record : TAPE) {
        if (record.offset() >= mark.rewindOffset() && record.offset() <= mark.tapeOffset()) {
          engine.step(record);
        }
      }
    }

    /** Another line-up: as after a crash, or with whom it leaves unchanged taken over. */
    private void reload(List<StrategyInstance> next, Handover handover, String... kept) {
      lineup = next;
      begin(
          hot
              ? engine.successor(SETTINGS, next, handover, Set.of(kept))
              : new SignalEngine(SETTINGS, next, handover));
    }

    void swap() {
      Map<String, Standing> fresh = Map.of("swapped", Standing.fresh(marked()));
      reload(List.of(steady(), young(), frail()), engine.handover().with(fresh), "steady", "frail");
    }

    void release() {
      Map<String, Standing> released = Map.of("frail", Standing.released(marked()));
      reload(lineup, engine.handover().with(released), "steady", "swapped");
    }

    void remove() {
      Handover left = engine.handover();
      reload(
          List.of(steady(), frail()),
          new Handover(
              left.judgedOffset(),
              left.standings(),
              List.of(new Departure("swapped", "momentum", "2"))),
          "steady",
          "frail");
    }

    void add() {
      Map<String, Standing> fresh = Map.of("swapped", Standing.fresh(marked()));
      reload(List.of(steady(), old(), frail()), engine.handover().with(fresh), "steady", "frail");
    }

    private long marked() {
      return engine.progress().tapeOffset();
    }
  }

  private static Stage play(Set<Integer> crashes) {
    return play(crashes, true);
  }

  private static Stage play(Set<Integer> crashes, boolean hot) {
    Stage stage = new Stage(hot);
    for (int i = 0; i < TAPE.size(); i++) {
      if (crashes.contains(i)) {
        stage.crash();
      }
      if (i == SWAPPED) {
        stage.swap();
      } else if (i == RELEASED) {
        stage.release();
      } else if (i == REMOVED) {
        stage.remove();
      } else if (i == ADDED) {
        stage.add();
      }
      stage.step(TAPE.get(i));
    }
    return stage;
  }

  private static <T extends SignalMessage> List<T> of(Class<T> kind, String instance) {
    return of(WHOLE, kind, instance);
  }

  private static <T extends SignalMessage> List<T> of(
      List<SignalMessage> messages, Class<T> kind, String instance) {
    return messages.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(message -> message.toString().contains("instance=" + instance + ","))
        .toList();
  }

  private static long offset(int record) {
    return TAPE.get(record).offset();
  }

  @Test
  void crashesAnywhereAroundSwapsAndQuarantinesChangeNothing() {
    for (int first = 100; first < 100 + 20 * BATCH; first += 2 * BATCH) {
      Set<Integer> crashes = new TreeSet<>();
      for (int at = first; at < TAPE.size(); at += TAPE.size() / 25) {
        crashes.add(at);
      }
      crashes.addAll(
          List.of(SWAPPED, SWAPPED + 1, RELEASED, RELEASED + 1, REMOVED, REMOVED + 1, ADDED + 1));
      List<SignalMessage> interrupted = play(crashes).heard;
      for (int i = 0; i < Math.min(WHOLE.size(), interrupted.size()); i++) {
        assertThat(interrupted.get(i)).as("message %d, %s", i, crashes).isEqualTo(WHOLE.get(i));
      }
      assertThat(interrupted).hasSameSizeAs(WHOLE);
    }
  }

  @Test
  void whoIsUnchangedMayBeTakenOverOrAskedAgainWithTheSameResult() {
    assertThat(WHOLE).isEqualTo(play(Set.of(), false).heard);
  }

  @Test
  void aNewVersionIsAnnouncedAtTheNextOffsetAndSpeaksAsIfItHadAlwaysRun() {
    List<Signal> signals = of(Signal.class, "swapped");
    assertThat(of(StrategyLoaded.class, "swapped"))
        .extracting(StrategyLoaded::tapeOffset, StrategyLoaded::version)
        .containsExactly(
            tuple(offset(0), "1"), tuple(offset(SWAPPED), "2"), tuple(offset(ADDED), "1"));
    SignalEngine alone = new SignalEngine(SETTINGS, List.of(young()));
    List<SignalMessage> reference = new ArrayList<>();
    TAPE.forEach(record -> reference.addAll(alone.step(record)));
    // What it tells anew at the swap is what the reference told when it last changed its mind.
    assertThat(
            signals.stream()
                .filter(s -> s.tapeOffset() > offset(SWAPPED + 600))
                .filter(s -> s.tapeOffset() < offset(REMOVED)))
        .isNotEmpty()
        .containsExactlyElementsOf(
            of(reference, Signal.class, "swapped").stream()
                .filter(s -> s.tapeOffset() > offset(SWAPPED + 600))
                .filter(s -> s.tapeOffset() < offset(REMOVED))
                .toList());
    assertThat(signals.stream().filter(s -> s.tapeOffset() < offset(SWAPPED)))
        .allMatch(s -> s.version().equals("1"));
  }

  @Test
  void aQuarantineLastsUntilItsReleaseAndARepeatedFailureEndsItAgain() {
    List<StrategyQuarantined> stops = of(StrategyQuarantined.class, "frail");
    long first = stops.getFirst().tapeOffset();
    assertThat(first).isLessThan(offset(RELEASED));
    List<Signal> signals = of(Signal.class, "frail");
    assertThat(signals)
        .noneMatch(s -> s.tapeOffset() > first && s.tapeOffset() < offset(RELEASED))
        .anyMatch(s -> s.tapeOffset() >= offset(RELEASED));
    assertThat(of(StrategyLoaded.class, "frail"))
        .extracting(StrategyLoaded::tapeOffset)
        .containsExactly(offset(0), offset(RELEASED));
    assertThat(stops).hasSize(2);
  }

  @Test
  void whoIsGoneIsSaidToBeAndHeardNoMore() {
    assertThat(of(StrategyUnloaded.class, "swapped"))
        .extracting(StrategyUnloaded::tapeOffset)
        .containsExactly(offset(REMOVED));
    assertThat(of(Signal.class, "swapped"))
        .noneMatch(s -> s.tapeOffset() >= offset(REMOVED) && s.tapeOffset() < offset(ADDED));
  }

  @Test
  void othersSpeakAsIfNobodyHadComeOrGone() {
    SignalEngine alone = new SignalEngine(SETTINGS, List.of(steady()));
    List<SignalMessage> reference = new ArrayList<>();
    TAPE.forEach(record -> reference.addAll(alone.step(record)));
    assertThat(of(Signal.class, "steady"))
        .isEqualTo(of(reference, Signal.class, "steady"))
        .hasSizeGreaterThan(100);
  }
}
