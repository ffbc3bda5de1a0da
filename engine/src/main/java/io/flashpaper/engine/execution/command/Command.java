// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.command;

import java.util.Optional;

/**
 * A human's command, as it is carried out between two tape events.
 *
 * @param number its place among all commands ever carried out or refused, from 1
 * @param id its name where it was given
 * @param account the account it is for; empty for all. For a close empty, too: the trade says whose
 *     it is
 * @param trade the trade to close; empty for the others
 * @param reason why, in words; may be blank
 * @param by who says so; may be blank
 */
public record Command(
    long number,
    String id,
    Kind kind,
    Optional<String> account,
    Optional<String> trade,
    String reason,
    String by) {
  /** What is to be done. */
  public enum Kind {
    /** No entries until resumed; what is held is managed as ever, orders on their way go on. */
    PAUSE,
    /** Entries again: ends a pause, a kill and every protection's pause. */
    RESUME,
    /** No entries until resumed; entries on their way are cancelled, what is held is sold. */
    KILL,
    /** Sells one trade. */
    CLOSE
  }

  /** Checks that a close names its trade, and no other command does. */
  public Command {
    if ((kind == Kind.CLOSE) != trade.isPresent()) {
      throw new IllegalArgumentException(
          "command %s: a CLOSE names a trade, and no other command does".formatted(id));
    }
  }
}
