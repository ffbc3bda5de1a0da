// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.GateTally;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted.Source;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What keeps a standing desire from becoming an order, counted once per desire, gate and second of
 * tape time and reported once a minute.
 */
final class EntryGates {
  private final AccountDesk desk;

  EntryGates(AccountDesk desk) {
    this.desk = desk;
  }

  /** Whether the desire already has its position or its order: nothing stops it, nothing is due. */
  boolean isFulfilled(StandingDesire desire) {
    return isFulfilled(desire.origin().instance(), desire.market());
  }

  /** Whether what an instance wants in a market has its position or its order. */
  boolean isFulfilled(String instance, MarketId market) {
    return desk.state().trades().stream()
            .anyMatch(trade -> isBehind(instance, market, trade.entry()))
        || desk.state().orders().stream().anyMatch(order -> isBehind(instance, market, order));
  }

  private static boolean isBehind(String instance, MarketId market, PendingOrder order) {
    return order.market().equals(market)
        && order.origin().map(Origin::instance).filter(instance::equals).isPresent();
  }

  /** The first gate that stops a desire; the book and the money are judged afterwards. */
  Optional<Obstacle> stopping(StandingDesire desire) {
    Market market = desk.tape().market(desire.market()).orElseThrow().market();
    AccountState state = desk.state();
    long now = desk.tape().timeMs();
    if (market.status() != MarketStatus.OPEN) {
      return Optional.of(Obstacle.of(Gate.MARKET_NOT_OPEN));
    }
    if (state.trades().stream().anyMatch(trade -> isHeldIn(market.series(), trade))) {
      return Optional.of(Obstacle.of(Gate.POSITION_OPEN));
    }
    if (state.orders().stream().anyMatch(order -> order.series().equals(market.series()))) {
      return Optional.of(Obstacle.of(Gate.ORDER_PENDING));
    }
    return cooling(state.lastExitMs(market.series()), now).or(() -> retrying(desire, now));
  }

  private Optional<Obstacle> cooling(OptionalLong lastExitMs, long now) {
    long cooldownMs = desk.plan().cooldown().toMillis();
    if (lastExitMs.isEmpty() || now - lastExitMs.getAsLong() >= cooldownMs) {
      return Optional.empty();
    }
    long sinceMs = now - lastExitMs.getAsLong();
    return Optional.of(Obstacle.of(Gate.COOLDOWN, "sinceExitMs", sinceMs, cooldownMs));
  }

  private Optional<Obstacle> retrying(StandingDesire desire, long now) {
    if (now >= desire.retryAtMs()) {
      return Optional.empty();
    }
    long retryMs = desk.plan().retry().toMillis();
    long sinceMs = now - desire.retryAtMs() + retryMs;
    return Optional.of(Obstacle.of(Gate.RETRY, "sinceMissMs", sinceMs, retryMs));
  }

  private static boolean isHeldIn(String series, OpenTrade trade) {
    return trade.entry().series().equals(series) && !trade.awaitingSettlement();
  }

  /**
   * Counts a gate that stopped a desire.
   *
   * @return whether that was not counted in this second before
   */
  boolean count(StandingDesire desire, Obstacle obstacle) {
    String gate = obstacle.name();
    long second = Math.floorDiv(desk.tape().timeMs(), 1000L);
    if (desire.blockedBy().equals(gate) && desire.blockedSecond() == second) {
      return false;
    }
    StandingDesire blocked = desire.blocked(gate, second);
    long minuteMs = desk.tape().minuteMs();
    desk.change(
        state ->
            state
                .withDesires(
                    state.desires().stream().map(d -> d.equals(desire) ? blocked : d).toList())
                .withGates(
                    state
                        .gates()
                        .plus(
                            minuteMs,
                            desire.origin().instance(),
                            desire.market(),
                            obstacle.gate().ordinal(),
                            gate,
                            obstacle.seen())));
    return true;
  }

  /** Reports the minute that is over, if any. */
  void report() {
    if (isOver(desk.state().gates())) {
      report(Source.EXECUTION, desk.state().gates());
      desk.change(state -> state.withGates(GateTally.EMPTY));
    }
    if (isOver(desk.state().holds())) {
      report(Source.EXIT, desk.state().holds());
      desk.change(state -> state.withHolds(GateTally.EMPTY));
    }
  }

  private boolean isOver(GateTally tally) {
    return !tally.rows().isEmpty() && tally.minuteMs() != desk.tape().minuteMs();
  }

  private void report(Source source, GateTally tally) {
    for (GateTally.Row row : tally.rows()) {
      desk.enter(
          new GatesCounted(
              desk.tape().offset(),
              desk.tape().timeMs(),
              source,
              row.instance(),
              row.market(),
              tally.minuteMs(),
              row.counts()));
    }
  }
}
