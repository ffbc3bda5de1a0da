// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
  private static final SearchSpace SPACE =
      new SearchSpace(List.of(Choice.parse("b", "1, 2"), Choice.parse("a", "x,y,z")));

  @Test
  void aGridIsEveryCombinationAndTheLastNamedVariesFastest() {
    assertThat(SPACE.grid())
        .extracting(trial -> trial.number() + " " + trial.settings())
        .containsExactly(
            "1 {a=x, b=1}",
            "2 {a=y, b=1}",
            "3 {a=z, b=1}",
            "4 {a=x, b=2}",
            "5 {a=y, b=2}",
            "6 {a=z, b=2}");
  }

  @Test
  void aRangeGoesInStepsOfItsFinestDecimal() {
    assertThat(Range.parse("k", "0.01..0.1").values())
        .hasSize(10)
        .startsWith("0.01")
        .endsWith("0.10");
    assertThat(Range.parse("k", "5s..7s").values()).containsExactly("5s", "6s", "7s");
    assertThat(Range.parse("k", "-1..1").values()).containsExactly("-1", "0", "1");
  }

  @Test
  void chanceComesFromTheSeedAndNothingIsDrawnTwice() {
    SearchSpace space =
        new SearchSpace(List.of(Range.parse("k", "0.00..9.99"), Choice.parse("a", "x,y")));

    List<Trial> drawn = space.random(500, 7);

    assertThat(drawn).hasSize(500).doesNotHaveDuplicates();
    assertThat(drawn.stream().map(Trial::settings).distinct()).hasSize(500);
    assertThat(space.random(500, 7)).isEqualTo(drawn);
    assertThat(space.random(500, 8)).isNotEqualTo(drawn);
    assertThat(space.random(10, 7)).isEqualTo(drawn.subList(0, 10));
  }

  @Test
  void fewerAreDrawnWhereThereAreNoMore() {
    assertThat(SPACE.random(50, 1)).hasSize(6);
  }

  @Test
  void whatCannotBeTriedIsRefusedByName() {
    assertThatThrownBy(() -> new SearchSpace(List.of())).hasMessageContaining("nothing varies");
    assertThatThrownBy(
            () -> new SearchSpace(List.of(Choice.parse("a", "1"), Range.parse("a", "1..2"))))
        .hasMessageContaining("a varies twice");
    assertThatThrownBy(() -> Choice.parse("a", "1,,2")).hasMessageContaining("a needs values");
    assertThatThrownBy(() -> Choice.parse("a", "1,1")).hasMessageContaining("twice");
    assertThatThrownBy(() -> Range.parse("a", "5s..30m")).hasMessageContaining("a=5s..30m");
    assertThatThrownBy(() -> Range.parse("a", "5..1")).hasMessageContaining("goes down");
    assertThatThrownBy(() -> new SearchSpace(List.of(Range.parse("a", "0..200000"))).grid())
        .hasMessageContaining("--random");
  }
}
