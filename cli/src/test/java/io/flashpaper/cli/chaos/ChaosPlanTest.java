// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.chaos.Disturbance.Kind;
import io.flashpaper.cli.run.Part;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChaosPlanTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void theSameSeedGivesTheSamePlanAndAnotherOneAnother() {
    List<Disturbance> plan = ChaosPlan.draw(7, FIVE_MINUTES);
    assertThat(ChaosPlan.draw(7, FIVE_MINUTES)).isEqualTo(plan);
    assertThat(ChaosPlan.draw(8, FIVE_MINUTES)).isNotEqualTo(plan);
  }

  @Test
  void everyPartIsDisturbedAndEverythingIsDoneToSome() {
    List<Disturbance> plan = ChaosPlan.draw(7, FIVE_MINUTES);
    assertThat(plan).extracting(Disturbance::part).contains(Part.values());
    assertThat(plan).extracting(Disturbance::kind).contains(Kind.values());
  }

  @Test
  void itsDisturbancesComeInOrderAndEndBeforeTheRunDoes() {
    List<Disturbance> plan = ChaosPlan.draw(3, FIVE_MINUTES);
    assertThat(plan).isSortedAccordingTo(Comparator.comparing(Disturbance::at));
    assertThat(plan).allMatch(each -> each.end().compareTo(FIVE_MINUTES) <= 0);
  }
}
