// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextTableTest {
  private final TextTable table =
      new TextTable(2, "market", "data", "bid $", "result").row("ABC", "GOOD", "0.16", "$+1.00");

  @Test
  void whereThereIsRoomNothingIsLeftOut() {
    assertThat(table.lines(27, List.of("data", "bid $")))
        .containsExactly("market  data  bid $  result", "ABC     GOOD   0.16  $+1.00")
        .isEqualTo(table.lines(""));
  }

  @Test
  void whatMattersLeastIsLeftOutFirst() {
    assertThat(table.lines(26, List.of("data", "bid $")))
        .containsExactly("market  bid $  result", "ABC      0.16  $+1.00");
    assertThat(table.lines(1, List.of("data", "bid $")))
        .as("no more than may be")
        .containsExactly("market  result", "ABC     $+1.00");
  }

  @Test
  void aColumnThatIsNotThereIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.lines(1, List.of("price")))
        .withMessageContaining("price");
  }
}
