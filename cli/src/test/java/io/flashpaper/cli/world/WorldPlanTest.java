// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.stack.StackException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WorldPlanTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:28:57Z");
  private static final Recording DAY =
      new Recording(
          Path.of("/days/a.jsonl"),
          Instant.parse("2026-02-02T02:44:21.439836Z"),
          Instant.parse("2026-02-02T18:00:00Z"));

  @Test
  void aNewSyntheticWorldStartsAMinuteBeforeAWindowOpens() {
    WorldPlan plan = WorldPlan.synthetic(Optional.empty(), Optional.of(7L), NOW);
    assertThat(plan.origin()).isEqualTo("2026-11-22T12:14:00Z");
    assertThat(plan.world().genesis()).isEqualTo("2026-11-22T11:54:00Z");
    assertThat(plan.world().seed()).isEqualTo(7);
    assertThat(plan.continued()).isFalse();
  }

  @Test
  void aSyntheticWorldGoesOnASecondAfterItsLastMomentWithItsOwnSeed() {
    Instant last = Instant.parse("2026-11-22T12:59:59Z");
    World world = synthetic(9).playedTo(last);
    WorldPlan plan = WorldPlan.synthetic(Optional.of(world), Optional.empty(), NOW);
    assertThat(plan.origin()).isEqualTo("2026-11-22T13:00:00Z");
    assertThat(plan.world()).isEqualTo(world);
    assertThat(plan.continued()).isTrue();
  }

  @Test
  void aWorldThatNeverRanStartsAnew() {
    WorldPlan plan = WorldPlan.synthetic(Optional.of(synthetic(9)), Optional.empty(), NOW);
    assertThat(plan.continued()).isFalse();
    assertThat(plan.origin()).isEqualTo("2026-11-22T12:14:00Z");
    assertThat(plan.world().seed()).isEqualTo(9);
  }

  @Test
  void anotherSeedIsRefusedWithBothWaysOut() {
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> WorldPlan.synthetic(Optional.of(synthetic(9)), Optional.of(7L), NOW))
        .withMessageContaining("seed 9, not 7")
        .withMessageContaining("--fresh")
        .withMessageContaining("--data");
  }

  @Test
  void aRecordingStartsWithItsFirstSampleAndGoesOnWhereItStopped() {
    WorldPlan first = WorldPlan.recorded(Optional.empty(), DAY, Optional.empty());
    assertThat(first.origin()).isEqualTo(DAY.first());
    assertThat(first.world().genesis()).isEqualTo(DAY.first());
    World half = first.world().playedTo(Instant.parse("2026-02-02T10:00:00Z"));
    WorldPlan second = WorldPlan.recorded(Optional.of(half), DAY, Optional.empty());
    assertThat(second.origin()).isEqualTo("2026-02-02T10:00:01Z");
    assertThat(second.continued()).isTrue();
  }

  @Test
  void aRecordingThatWasPlayedToItsEndIsRefusedUntilFresh() {
    World whole =
        WorldPlan.recorded(Optional.empty(), DAY, Optional.empty())
            .world()
            .playedTo(DAY.lastClose());
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> WorldPlan.recorded(Optional.of(whole), DAY, Optional.empty()))
        .withMessageContaining("played to its end")
        .withMessageContaining("--fresh plays it again");
  }

  @Test
  void anotherRecordingAndAnotherModeAreRefused() {
    World day = WorldPlan.recorded(Optional.empty(), DAY, Optional.empty()).world();
    Recording other = new Recording(Path.of("/days/b.jsonl"), DAY.first(), DAY.last());
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> WorldPlan.recorded(Optional.of(day), other, Optional.empty()))
        .withMessageContaining("/days/a.jsonl, not of /days/b.jsonl")
        .withMessageContaining("--fresh");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> WorldPlan.synthetic(Optional.of(day), Optional.empty(), NOW))
        .withMessageContaining("a recorded world, not a synthetic one");
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> WorldPlan.live(Optional.of(day), NOW))
        .withMessageContaining("--data");
  }

  @Test
  void theRealWorldIsAlwaysNow() {
    World world = WorldPlan.live(Optional.empty(), NOW).world();
    WorldPlan later = WorldPlan.live(Optional.of(world), NOW.plusSeconds(60));
    assertThat(later.origin()).isEqualTo(NOW.plusSeconds(60));
    assertThat(later.world().genesis()).isEqualTo(NOW);
  }

  private static World synthetic(long seed) {
    return new World(WorldMode.SYNTHETIC, seed, NOW, Optional.empty(), Optional.empty());
  }
}
