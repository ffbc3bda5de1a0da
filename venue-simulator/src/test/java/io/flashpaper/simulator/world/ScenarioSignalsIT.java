// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.simulator.world.ScenarioStage.First;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios' signals come when they should: for seed 42 to the step of 100 ms, for all seeds
 * within the windows of the reference engine.
 *
 * <p>One golden time is not met exactly: {@code mean_reversion_high} after a jump. The reference
 * measures its 60 s of momentum from the very step 60 s ago, our index from the oldest of its whole
 * seconds inside the window, so that a jump leaves our window up to 300 ms sooner here. The windows
 * hold.
 */
class ScenarioSignalsIT {
  private static final long SEED = 42;
  private static final long END = 780_000;
  private static final Set<String> AFTER_A_JUMP = Set.of("delay_up", "delay_fast_mm", "random");

  static LongStream seeds() {
    return LongStream.concat(LongStream.of(SEED), LongStream.rangeClosed(1, 20));
  }

  static LongStream someSeeds() {
    return LongStream.of(SEED, 1, 2);
  }

  @TestFactory
  Stream<DynamicTest> seedFortyTwoDoesExactlyWhatTheReferenceDid() throws IOException {
    JsonNode rows = new ObjectMapper().readTree(getClass().getResource("/golden/generator.json"));
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(row.path("scenario").asText(), () -> checkReference(row)));
  }

  private static void checkReference(JsonNode row) {
    String name = row.path("scenario").asText();
    ScenarioStage stage = ScenarioRun.plain(Scenario.byLabel(name).orElseThrow(), SEED, END);
    assertThat(stage.firsts()).hasSize(row.path("signals").size());
    for (JsonNode signal : row.path("signals")) {
      checkSignal(stage.firsts().get(signal.path(0).asText()), signal, name);
    }
    List<FlashCrash> crashes = stage.crashes();
    assertThat(crashes).hasSameSizeAs(row.path("flashes"));
    for (int i = 0; i < crashes.size(); i++) {
      checkCrash(crashes.get(i), row.path("flashes").get(i));
    }
  }

  private static void checkSignal(First first, JsonNode signal, String scenario) {
    boolean delay = signal.path(0).asText().equals("delay_arb");
    int book = delay ? 3 : 2;
    long at = signal.path(1).asLong();
    if (AFTER_A_JUMP.contains(scenario) && !delay) {
      assertThat(first.atMs()).isBetween(at - 300, at);
    } else {
      assertThat(first.atMs()).isEqualTo(at);
    }
    assertThat(first.side()).isEqualTo(delay ? Side.valueOf(signal.path(2).asText()) : Side.NO);
    assertThat(first.bid()).isEqualTo(signal.path(book).asInt() * 100);
    assertThat(first.ask()).isEqualTo(signal.path(book + 1).asInt() * 100);
  }

  private static void checkCrash(FlashCrash crash, JsonNode event) {
    assertThat(crash.timeMs() - ScenarioStage.OPEN_MS).isEqualTo(event.path(1).asLong());
    assertThat(crash.peak().micros()).isEqualTo(event.path(2).asLong() * 100);
    assertThat(crash.k().micros()).isEqualTo(event.path(3).asLong() * 100);
    assertThat(crash.dropMicros()).isEqualTo(Math.round(event.path(4).asDouble() * 1e6));
    assertThat(crash.peakAgeMs()).isEqualTo(event.path(5).asLong());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aQuietMarketGivesNoSignal(long seed) {
    ScenarioStage stage = ScenarioRun.plain(Scenario.QUIET, seed, END);
    assertThat(stage.firsts()).isEmpty();
    assertThat(stage.crashes()).allMatch(crash -> crash.k().micros() < 650_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aJumpThatTheMakerSeesLateIsBoughtWithinSixHundredMilliseconds(long seed) {
    ScenarioStage up = ScenarioRun.plain(Scenario.DELAY_UP, seed, 294_000);
    fires(up, "delay_arb", Side.YES, 200_400, 200_600);
    fires(up, "mean_reversion_high", Side.NO, 260_100, 293_500);
    ScenarioStage down = ScenarioRun.plain(Scenario.DELAY_DOWN, seed, 203_000);
    fires(down, "delay_arb", Side.NO, 200_400, 200_600);
    assertThat(down.firsts()).containsOnlyKeys("delay_arb");
  }

  private static void fires(ScenarioStage stage, String strategy, Side side, long from, long to) {
    assertThat(stage.firsts()).containsKey(strategy);
    assertThat(stage.firsts().get(strategy).side()).isEqualTo(side);
    assertThat(stage.firsts().get(strategy).atMs()).isBetween(from, to);
  }

  /**
   * The reference has one in one of 21 seeds, at 205.1 s: as the jump leaves its five seconds. Ours
   * takes index, fair value and book of one and the same moment, and has none.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  void aMakerThatIsFastEnoughCannotBeBeaten(long seed) {
    assertThat(ScenarioRun.plain(Scenario.DELAY_FAST_MM, seed, 260_000).firsts())
        .doesNotContainKey("delay_arb");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSlowClimbIsDearWithoutBeingALag(long seed) {
    ScenarioStage stage = ScenarioRun.plain(Scenario.HIGH, seed, 310_000);
    fires(stage, "mean_reversion_high", Side.NO, 215_900, 306_400);
    assertThat(stage.firsts()).containsOnlyKeys("mean_reversion_high");
    assertThat(stage.crashes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aFlashCrashIsSeenOnceAndTraded(long seed) {
    ScenarioStage stage = ScenarioRun.plain(Scenario.FLASH, seed, 450_000);
    assertThat(stage.crashes())
        .singleElement()
        .satisfies(
            crash ->
                assertThat(crash.timeMs() - ScenarioStage.OPEN_MS).isBetween(422_100L, 422_300L));
    fires(stage, "mean_rev_flash", Side.NO, 422_100, 422_300);
    assertThat(stage.firsts()).doesNotContainKey("delay_arb");
  }

  @Test
  void anOutageLeavesOneVenueAndALyingVenueIsLeftOut() {
    ScenarioStage stage = ScenarioRun.plain(Scenario.OUTAGE, SEED, 320_000);
    statuses(stage, 103_000, 159_900, IndexStatus.SINGLE);
    statuses(stage, 160_100, 320_000, IndexStatus.OK);
    assertThat(stage.tickAt(102_900).status()).isNotEqualTo(IndexStatus.SINGLE);
    assertThat(stage.tickAt(160_100).venuesUsed()).isEqualTo(4);
    for (long at = 300_100; at <= 309_900; at += PricePath.STEP_MS) {
      assertThat(binance(stage, at)).as("at %d ms", at).isEqualTo(VenueState.OUTLIER);
    }
    assertThat(binance(stage, 300_000)).isEqualTo(VenueState.USED);
    assertThat(binance(stage, 312_000)).isEqualTo(VenueState.USED);
    assertThat(stage.firsts()).isEmpty();
  }

  private static void statuses(ScenarioStage stage, long from, long to, IndexStatus status) {
    for (long at = from; at <= to; at += PricePath.STEP_MS) {
      assertThat(stage.tickAt(at).status()).as("at %d ms", at).isEqualTo(status);
    }
  }

  private static VenueState binance(ScenarioStage stage, long at) {
    return stage.tickAt(at).contributions().stream()
        .filter(contribution -> contribution.venue().equals(Venue.BINANCE_US.key()))
        .map(Contribution::state)
        .findFirst()
        .orElseThrow();
  }

  /** Strikes from prints, tenths of cents, sizes and trades: the times move a little. */
  @ParameterizedTest
  @MethodSource("someSeeds")
  void theWholeSimulatedWorldPlaysTheSameScenes(long seed) {
    assertThat(ScenarioRun.world(Scenario.QUIET, seed, END).firsts()).isEmpty();
    ScenarioStage up = ScenarioRun.world(Scenario.DELAY_UP, seed, 262_000);
    fires(up, "delay_arb", Side.YES, 200_400, 202_400);
    fires(
        ScenarioRun.world(Scenario.DELAY_DOWN, seed, 203_000),
        "delay_arb",
        Side.NO,
        200_400,
        202_400);
    assertThat(ScenarioRun.world(Scenario.DELAY_FAST_MM, seed, 260_000).firsts())
        .doesNotContainKey("delay_arb");
    ScenarioStage flash = ScenarioRun.world(Scenario.FLASH, seed, 450_000);
    fires(flash, "mean_reversion_high", Side.NO, 215_000, 308_000);
    fires(flash, "mean_rev_flash", Side.NO, 422_100, 422_400);
    assertThat(flash.crashes()).hasSize(1);
  }
}
