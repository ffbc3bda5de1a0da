// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.protection.Protection;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.model.Market;
import io.flashpaper.model.Money;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The gates asked last: what a human or a protection forbids. An entry that they stop would have
 * been ordered at this very moment without them.
 */
final class ProtectionGates {
  private final AccountDesk desk;

  ProtectionGates(AccountDesk desk) {
    this.desk = desk;
  }

  /**
   * The first that stops an entry.
   *
   * @param debit the most it may cost
   */
  Optional<Obstacle> stopping(String instance, Market market, Money debit) {
    return desk.state().guard().standstill().isPresent()
        ? Optional.of(Obstacle.of(Gate.PAUSED))
        : pausing(instance).or(this::crowded).or(() -> exposed(market, debit));
  }

  private Optional<Obstacle> pausing(String instance) {
    return desk.state().guard().pauses().stream()
        .filter(pause -> pause.covers(instance))
        .findFirst()
        .map(
            pause ->
                Obstacle.of(
                    gate(pause.protection()), pause.measure(), pause.value(), pause.threshold()));
  }

  private static Gate gate(Protection protection) {
    return switch (protection) {
      case DAILY_LOSS -> Gate.DAILY_LOSS;
      case DRAWDOWN -> Gate.DRAWDOWN;
      case LOSS_STREAK -> Gate.LOSS_STREAK;
    };
  }

  private Optional<Obstacle> crowded() {
    OptionalInt most = desk.plan().protections().maxOpenPositions();
    long open =
        desk.state().trades().size()
            + desk.state().orders().stream()
                .filter(order -> order.kind() == Kind.ENTRY)
                .filter(order -> desk.state().trade(order.tradeId()).isEmpty())
                .count();
    return most.isPresent() && open >= most.getAsInt()
        ? Optional.of(Obstacle.of(Gate.MAX_OPEN_POSITIONS, "openPositions", open, most.getAsInt()))
        : Optional.empty();
  }

  private Optional<Obstacle> exposed(Market market, Money debit) {
    Exposure most = desk.plan().protections().exposure();
    return above(Gate.MAX_EXPOSURE, most.account(), debit, _ -> true)
        .or(
            () ->
                above(
                    Gate.MAX_SERIES_EXPOSURE,
                    most.series(),
                    debit,
                    order -> order.series().equals(market.series())))
        .or(
            () ->
                above(
                    Gate.MAX_MARKET_EXPOSURE,
                    most.market(),
                    debit,
                    order -> order.market().equals(market.id())));
  }

  private Optional<Obstacle> above(
      Gate gate, Optional<Money> most, Money debit, Predicate<PendingOrder> where) {
    return most.flatMap(
        limit -> {
          Money then = atStake(where).plus(debit);
          return then.compareTo(limit) > 0
              ? Optional.of(Obstacle.of(gate, "exposureMicros", then.micros(), limit.micros()))
              : Optional.empty();
        });
  }

  /** What open trades have not brought back, and what entries on their way may take. */
  private Money atStake(Predicate<PendingOrder> where) {
    Money held =
        desk.state().trades().stream()
            .filter(trade -> where.test(trade.entry()) && trade.outlay().isPositive())
            .map(trade -> trade.outlay())
            .reduce(Money.ZERO, Money::plus);
    return desk.state().orders().stream()
        .filter(order -> order.kind() == Kind.ENTRY && where.test(order))
        .map(PendingOrder::reserved)
        .reduce(held, Money::plus);
  }
}
