// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExitLevelsTest {
  private static final StopMemory AT_41 =
      new StopMemory(Optional.of(Price.ofCents(41)), true, OptionalLong.empty(), false);

  private static ExitLevels.Position bought(
      int cents, StopMemory stop, OptionalLong deviationPpm, OptionalLong probabilityMicros) {
    return new ExitLevels.Position(
        Quantity.ofContracts(10),
        Quantity.ofContracts(10).times(Price.ofCents(cents)),
        stop,
        deviationPpm,
        probabilityMicros);
  }

  private static ExitLevels v10(int cents, OptionalLong deviationPpm) {
    return ExitLevels.of(
        V10Exits.DEFAULT, bought(cents, StopMemory.NONE, deviationPpm, OptionalLong.empty()));
  }

  @Test
  void v10SellsEightPercentAboveAndAtAStopThatWidensWithTheIndex() {
    assertThat(v10(50, OptionalLong.of(0)))
        .isEqualTo(new ExitLevels(Optional.of(Price.of("0.375")), Optional.of(Price.ofCents(54))));
    assertThat(v10(50, OptionalLong.of(20_000)).stop()).contains(Price.ofCents(35));
    assertThat(v10(50, OptionalLong.empty()).stop()).contains(Price.of("0.3625"));
  }

  @Test
  void noPriceIsAboveADollar() {
    assertThat(v10(95, OptionalLong.of(0)).target()).isEmpty();
  }

  @Test
  void theModelSellsAtItsRememberedStopAndWhereTheBidPaysWhatItIsWorth() {
    ExitLevels levels =
        ExitLevels.of(
            ModelExits.DEFAULT, bought(50, AT_41, OptionalLong.empty(), OptionalLong.of(600_000)));
    assertThat(levels.stop()).contains(Price.ofCents(41));
    Price target = levels.target().orElseThrow();
    assertThat(ModelExits.DEFAULT.isPaid(target, 600_000)).isTrue();
    assertThat(ModelExits.DEFAULT.isPaid(Price.ofCents(58), 600_000)).isFalse();
    assertThat(target).isEqualTo(Price.ofCents(59));
  }

  @Test
  void whatCannotBeSaidIsNotSaid() {
    assertThat(
            ExitLevels.of(
                ModelExits.DEFAULT,
                bought(50, StopMemory.NONE, OptionalLong.empty(), OptionalLong.empty())))
        .isEqualTo(new ExitLevels(Optional.empty(), Optional.empty()));
  }
}
