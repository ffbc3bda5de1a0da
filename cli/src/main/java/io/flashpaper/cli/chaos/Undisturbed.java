// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.run.DisturbableStack;
import io.flashpaper.cli.run.LedgerHead;
import io.flashpaper.cli.run.Readers;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.stack.StackException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A second pair of services that read the tape which the disturbed ones wrote and read, in peace,
 * and are given the same commands after the same tape events.
 */
final class Undisturbed {
  static final String NAME = "undisturbed";
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration STEP_PATIENCE = Duration.ofSeconds(300);
  private static final Duration PATIENCE = Duration.ofSeconds(600);

  private final DisturbableStack stack;
  private final Clock clock;
  private final StopSignal stop;

  Undisturbed(DisturbableStack stack, Clock clock, StopSignal stop) {
    this.stack = stack;
    this.clock = clock;
    this.stop = stop;
  }

  /** Makes a ledger of the tape up to its last offset. */
  void read(long last) throws InterruptedException {
    try (CommandTable disturbed = new CommandTable(stack.ledgerUrl(), stack.databaseUser())) {
      List<CommandTable.Done> commands = disturbed.done();
      Readers readers = stack.startUndisturbed(NAME);
      try (LedgerHead head = new LedgerHead(readers.api());
          CommandTable own = new CommandTable(stack.ledgerUrl(NAME), stack.databaseUser());
          SignalsInStep signals =
              new SignalsInStep(
                  stack.kafka(),
                  readers.said(),
                  readers.heard(),
                  commands,
                  new InStep(head, own),
                  clock)) {
        signals.copyUpTo(last, PATIENCE);
        await(() -> head.next().filter(offset -> offset >= last).isPresent(), last);
      }
    } catch (SQLException e) {
      throw new StackException("The commands cannot be given again: " + e.getMessage(), e);
    }
  }

  private interface Condition {
    boolean holds() throws InterruptedException, SQLException;
  }

  private void await(Condition condition, long offset) throws InterruptedException, SQLException {
    Instant deadline = clock.instant().plus(STEP_PATIENCE);
    while (!condition.holds()) {
      if (clock.instant().isAfter(deadline)) {
        throw new StackException(
            "After %d s the undisturbed ledger has not come to tape offset %d; see the log."
                .formatted(STEP_PATIENCE.toSeconds(), offset));
      }
      if (stop.await(LOOK)) {
        throw new InterruptedException("the run was stopped");
      }
    }
  }

  /** The undisturbed execution-service. */
  private final class InStep implements SignalsInStep.Reader {
    private final LedgerHead head;
    private final CommandTable own;

    InStep(LedgerHead head, CommandTable own) {
      this.head = head;
      this.own = own;
    }

    @Override
    public void awaitStandstill(long tapeOffset) throws InterruptedException {
      try {
        await(() -> head.processed().filter(at -> at == tapeOffset).isPresent(), tapeOffset);
      } catch (SQLException never) {
        throw new IllegalStateException(never);
      }
    }

    @Override
    public void carryOut(CommandTable.Done command) throws InterruptedException, SQLException {
      own.give(command);
      await(() -> own.doneAt(command.id()).isPresent(), command.tapeOffset());
    }
  }
}
