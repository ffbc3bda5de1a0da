// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.command.Command;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HumanCommandTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @Test
  void theSameSeedGivesTheSameCommandsAndAnotherOneOthers() {
    List<HumanCommand> commands = HumanCommand.draw(7, FIVE_MINUTES);
    assertThat(HumanCommand.draw(7, FIVE_MINUTES)).isEqualTo(commands);
    assertThat(HumanCommand.draw(8, FIVE_MINUTES)).isNotEqualTo(commands);
  }

  @Test
  void whoeverIsPausedIsResumedLater() {
    List<HumanCommand> commands = HumanCommand.draw(7, FIVE_MINUTES);
    assertThat(commands)
        .filteredOn(each -> each.kind() == Command.Kind.PAUSE)
        .isNotEmpty()
        .allSatisfy(
            pause ->
                assertThat(commands)
                    .anyMatch(
                        later ->
                            later.kind() == Command.Kind.RESUME
                                && later.pick() == pause.pick()
                                && later.at().compareTo(pause.at()) > 0));
  }

  @Test
  void tradesAreClosedAndAllComesInOrder() {
    List<HumanCommand> commands = HumanCommand.draw(3, FIVE_MINUTES);
    assertThat(commands).anyMatch(each -> each.kind() == Command.Kind.CLOSE);
    assertThat(commands).isSortedAccordingTo(Comparator.comparing(HumanCommand::at));
  }

  @Test
  void whatIsPickedIsCountedRoundAndRound() {
    HumanCommand command = new HumanCommand(Duration.ZERO, Command.Kind.PAUSE, 5);
    assertThat(command.picked(List.of("main", "model", "other"))).isEqualTo("other");
  }
}
