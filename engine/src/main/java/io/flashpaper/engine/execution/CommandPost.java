// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Brings commands to the accounts they are for, and says what became of them. */
final class CommandPost {
  private final SortedMap<String, AccountEngine> accounts;
  private final TapeMemory tape;

  CommandPost(SortedMap<String, AccountEngine> accounts, TapeMemory tape) {
    this.accounts = accounts;
    this.tape = tape;
  }

  CommandTaken take(Command command) {
    if (command.trade().isPresent()) {
      return close(command, command.trade().get());
    }
    if (command.account().isEmpty()) {
      return all(command);
    }
    String name = command.account().get();
    AccountEngine account = accounts.get(name);
    if (account == null) {
      return refused(
          command,
          "there is no account '%s'; there are %s"
              .formatted(name, String.join(", ", accounts.keySet())));
    }
    return one(command, name, account);
  }

  private CommandTaken close(Command command, String trade) {
    return accounts.entrySet().stream()
        .filter(account -> account.getValue().state().trade(trade).isPresent())
        .findFirst()
        .map(account -> one(command, account.getKey(), account.getValue()))
        .orElseGet(() -> refused(command, "there is no open trade '%s'".formatted(trade)));
  }

  private CommandTaken one(Command command, String name, AccountEngine account) {
    return account
        .obey(command)
        .map(why -> refused(command, why))
        .orElseGet(() -> done(command, List.of(name)));
  }

  /** Carried out where it can be; refused only if no account obeys. */
  private CommandTaken all(Command command) {
    List<String> obeyed = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    accounts.forEach(
        (name, account) ->
            account.obey(command).ifPresentOrElse(refusals::add, () -> obeyed.add(name)));
    return obeyed.isEmpty()
        ? refused(command, refusals.isEmpty() ? "there is no account" : String.join("; ", refusals))
        : done(command, obeyed);
  }

  private CommandTaken done(Command command, List<String> obeyed) {
    return new CommandTaken(tape.offset(), tape.timeMs(), command, obeyed, Optional.empty());
  }

  private CommandTaken refused(Command command, String why) {
    return new CommandTaken(tape.offset(), tape.timeMs(), command, List.of(), Optional.of(why));
  }
}
