// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.settings.strategies.InstancePlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real jars that do what they should not, beside one that does what it should. */
@Timeout(300)
class BadPluginsIT {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(10, 2);

  @TempDir Path folder;

  private Path only(String name) {
    return folder.resolve(name);
  }

  private List<SignalMessage> goodAlone() throws Exception {
    Path alone = only("alone");
    TestJar.blinking("good", "1.0", "YES", 0).install(alone);
    List<SignalMessage> said =
        Rehearsal.play(Rehearsal.lineup(alone), TAPE, LongUnaryOperator.identity());
    assertThat(said).hasAtLeastOneElementOfType(Signal.class);
    return said;
  }

  private Path goodAnd(TestJar... bad) throws Exception {
    Path plugins = only("plugins");
    TestJar.blinking("good", "1.0", "YES", 0).install(plugins);
    for (TestJar jar : bad) {
      jar.install(plugins);
    }
    return plugins;
  }

  @Test
  void whoMisbehavesWhileItRunsIsQuarantinedWithOneEventEachAndNobodyElseNotices()
      throws Exception {
    String noAnswer = "return Step.quiet(memory);";
    Path plugins =
        goodAnd(
            TestJar.of("a_loops", "while (true) { if (moment.timeMs() < 0) break; } " + noAnswer),
            TestJar.of(
                "b_hoards",
                "List<Object> all = new ArrayList<>(); while (true) { all.add(new long[1000]);"
                    + " if (moment.timeMs() < 0) break; } "
                    + noAnswer),
            TestJar.of(
                "c_grows",
                "List<Object> all = memory.count() instanceof List<?> l ? new ArrayList<>(l) : new"
                    + " ArrayList<>(); for (int i = 0; i < 200; i++) all.add(i); return"
                    + " Step.quiet(new Memory(List.copyOf(all)));"),
            TestJar.of("d_throws", "throw new IllegalStateException(\"it broke\");"),
            TestJar.of("e_null", "return null;"),
            TestJar.of("f_deep", "return deeper(moment, memory);")
                .onConstruction(
                    "} static Step<Memory> deeper(Moment moment, Memory memory) { return"
                        + " deeper(moment, memory);"),
            TestJar.of(
                "g_floods",
                "long n = memory.count() instanceof Long l ? l + 1 : 1; return Step.of(new"
                    + " Memory(n), n % 2 == 0 ? want(moment, Side.YES, 60) : new"
                    + " Desire.Flat(Reason.of(\"NO\")));"));
    Lineup lineup = Rehearsal.lineup(plugins);
    assertThat(lineup.problems()).isEmpty();
    List<SignalMessage> said = Rehearsal.play(lineup, TAPE, LongUnaryOperator.identity());
    assertThat(Rehearsal.of(said, "good")).isEqualTo(goodAlone());
    List<StrategyQuarantined> stopped =
        said.stream()
            .filter(StrategyQuarantined.class::isInstance)
            .map(StrategyQuarantined.class::cast)
            .toList();
    assertThat(stopped)
        .extracting(StrategyQuarantined::instance, StrategyQuarantined::kind)
        .containsExactlyInAnyOrder(
            tuple("a-loops", QuarantineKind.OUT_OF_BUDGET),
            tuple("b-hoards", QuarantineKind.OUT_OF_BUDGET),
            tuple("c-grows", QuarantineKind.HOARDING),
            tuple("d-throws", QuarantineKind.THREW),
            tuple("e-null", QuarantineKind.NO_ANSWER),
            tuple("f-deep", QuarantineKind.OUT_OF_BUDGET),
            tuple("g-floods", QuarantineKind.FLOODING));
    // The same again, to the last byte: no clock has a say.
    assertThat(Rehearsal.play(Rehearsal.lineup(plugins), TAPE, LongUnaryOperator.identity()))
        .isEqualTo(said);
  }

  @Test
  void whatCannotBeLoadedIsRefusedInOneSentenceAndNobodyElseNotices() throws Exception {
    String quiet = "return Step.quiet(memory);";
    Path plugins =
        goodAnd(
            TestJar.of("a_throws", quiet)
                .onConstruction("if (true) throw new IllegalStateException(\"not today\");"),
            TestJar.of("b_loops", quiet).onCreation("for (int i = 0; i >= 0; i = 0) { }"),
            TestJar.of("c_newer", quiet).apiLevel(99),
            TestJar.of("d_configured", quiet));
    Files.writeString(plugins.resolve("e_text.jar"), "this is no jar");
    InstancePlan wrong =
        new InstancePlan(
            "wrong",
            "d_configured",
            true,
            Optional.empty(),
            "wrong",
            Scope.of("KXBTC15M"),
            100,
            new TreeMap<>(Map.of("many", "10")),
            GateSettings.DEFAULT);
    Lineup lineup = Rehearsal.lineup(plugins, List.of(wrong));
    assertThat(lineup.problems()).hasSize(5);
    assertThat(lineup.problems()).anyMatch(p -> p.contains("a_throws") && p.contains("not today"));
    assertThat(lineup.problems()).anyMatch(p -> p.contains("b_loops") && p.contains("end"));
    assertThat(lineup.problems()).anyMatch(p -> p.contains("c_newer") && p.contains("level 99"));
    assertThat(lineup.problems()).anyMatch(p -> p.contains("e_text.jar") && p.contains("again"));
    assertThat(lineup.problems())
        .anyMatch(p -> p.contains("instance wrong") && p.contains("many is 10"));
    assertThat(Rehearsal.play(lineup, TAPE, LongUnaryOperator.identity())).isEqualTo(goodAlone());
  }
}
