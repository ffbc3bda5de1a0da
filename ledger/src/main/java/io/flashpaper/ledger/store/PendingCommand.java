// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.command.Command;
import java.util.Optional;

/** A command that was given and not carried out yet. */
public record PendingCommand(
    long id,
    Command.Kind kind,
    Optional<String> account,
    Optional<String> trade,
    String reason,
    String by) {
  /** The command, in its place among all. */
  public Command numbered(long number) {
    return new Command(number, Long.toString(id), kind, account, trade, reason, by);
  }
}
