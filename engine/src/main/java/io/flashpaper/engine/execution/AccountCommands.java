// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.Standstill;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;

/** What a human's command does to one account. */
final class AccountCommands {
  private final AccountDesk desk;
  private final Protector protector;
  private final Positions positions;
  private final Rests rests;

  AccountCommands(AccountDesk desk, Protector protector, Positions positions, Rests rests) {
    this.desk = desk;
    this.protector = protector;
    this.positions = positions;
    this.rests = rests;
  }

  /**
   * Carries a command out.
   *
   * @return why it was refused; empty if it was not
   */
  Optional<String> obey(Command command) {
    return switch (command.kind()) {
      case PAUSE -> pause(command);
      case RESUME -> resume();
      case KILL -> kill(command);
      case CLOSE -> close(command.trade().orElseThrow());
    };
  }

  private Optional<String> pause(Command command) {
    Optional<Standstill> now = desk.state().guard().standstill();
    if (now.isPresent()) {
      return Optional.of(
          "account %s is %s already, by command %s"
              .formatted(name(), word(now.get()), now.get().command()));
    }
    stand(Standstill.Kind.PAUSED, command);
    return Optional.empty();
  }

  private Optional<String> kill(Command command) {
    Optional<Standstill> now = desk.state().guard().standstill();
    if (now.filter(known -> known.kind() == Standstill.Kind.KILLED).isPresent()) {
      return Optional.of(
          "account %s is killed already, by command %s".formatted(name(), now.get().command()));
    }
    stand(Standstill.Kind.KILLED, command);
    desk.state().orders().stream()
        .filter(order -> order.kind() == PendingOrder.Kind.ENTRY)
        .forEach(this::cancel);
    desk.state().trades().stream()
        .filter(trade -> !trade.awaitingSettlement() && trade.exitReason().isEmpty())
        .forEach(trade -> positions.close(trade, Reason.of("KILLED")));
    return Optional.empty();
  }

  private void stand(Standstill.Kind kind, Command command) {
    Standstill standstill =
        new Standstill(
            kind, command.id(), desk.tape().offset(), desk.tape().timeMs(), command.reason());
    desk.change(state -> state.withGuard(state.guard().standing(standstill)));
  }

  /** One at rest is cancelled at the venue, which takes its time; one on its way is called back. */
  private void cancel(PendingOrder order) {
    if (order.isResting()) {
      rests.cancel(order, Reason.of("KILLED"));
    } else {
      callBack(order);
    }
  }

  private void callBack(PendingOrder order) {
    desk.change(state -> state.arrived(order));
    desk.enter(
        new OrderDone(
            desk.tape().offset(),
            desk.tape().timeMs(),
            name(),
            order,
            OrderOutcome.CANCELLED,
            Quantity.ZERO,
            desk.tape().moment(order.market(), desk.tape().timeMs())));
  }

  private Optional<String> resume() {
    if (!desk.state().guard().holds()) {
      return Optional.of(
          "account %s is neither paused nor killed, and no protection holds it".formatted(name()));
    }
    desk.change(state -> state.withGuard(state.guard().released()));
    protector.resume();
    return Optional.empty();
  }

  private Optional<String> close(String id) {
    OpenTrade trade = desk.state().trade(id).orElseThrow();
    if (trade.awaitingSettlement()) {
      return Optional.of(
          "trade %s waits for the settlement of %s: its market has closed"
              .formatted(id, trade.market()));
    }
    if (trade.exitReason().isPresent()) {
      return Optional.of(
          "trade %s is being sold already: %s".formatted(id, trade.exitReason().get().code()));
    }
    positions.close(trade, Reason.of("CLOSED_BY_COMMAND"));
    return Optional.empty();
  }

  private static String word(Standstill standstill) {
    return switch (standstill.kind()) {
      case PAUSED -> "paused";
      case KILLED -> "killed";
    };
  }

  private String name() {
    return desk.plan().account();
  }
}
