// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.Guard;
import io.flashpaper.engine.execution.account.Guard.Loss;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.ProtectionPause;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded.By;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.protection.Protection;
import io.flashpaper.engine.execution.protection.Protections.Drawdown;
import io.flashpaper.engine.execution.protection.Protections.LossStreak;
import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.model.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Counts what closed trades brought, lets protections trip, and ends their pauses. */
final class Protector {
  private static final long DAY_MS = 86_400_000;
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final AccountDesk desk;

  Protector(AccountDesk desk) {
    this.desk = desk;
  }

  /** A trade is over, and counted in the account's totals. */
  void closed(OpenTrade trade, long tapeOffset, long timeMs) {
    Money results = desk.state().totals().tradePnl();
    long day = Math.floorDiv(timeMs, DAY_MS);
    change(guard -> guard.closed(day, trade.net(), results));
    Trip trip = new Trip(tapeOffset, timeMs);
    desk.plan().protections().dailyLoss().ifPresent(most -> judgeDay(most, day, trip));
    desk.plan().protections().drawdown().ifPresent(drawdown -> judgeDrawdown(drawdown, trip));
    desk.plan()
        .protections()
        .lossStreak()
        .ifPresentOrElse(
            streak -> judgeStreak(streak, trade, trip),
            () -> change(guard -> guard.withLosses(List.of())));
  }

  private record Trip(long tapeOffset, long timeMs) {}

  private void judgeDay(Money most, long day, Trip trip) {
    Money result = desk.state().guard().dayResult();
    if (result.compareTo(most.negated()) <= 0) {
      pause(
          trip,
          new ProtectionPause(
              Protection.DAILY_LOSS,
              "",
              "dayResultMicros",
              result.micros(),
              -most.micros(),
              trip.timeMs(),
              OptionalLong.of((day + 1) * DAY_MS)));
    }
  }

  private void judgeDrawdown(Drawdown drawdown, Trip trip) {
    long fallenPpm = fallenPpm(desk.state());
    if (fallenPpm >= drawdown.ppm()) {
      pause(
          trip,
          new ProtectionPause(
              Protection.DRAWDOWN,
              "",
              "drawdownPpm",
              fallenPpm,
              drawdown.ppm(),
              trip.timeMs(),
              drawdown
                  .pause()
                  .map(span -> OptionalLong.of(trip.timeMs() + span.toMillis()))
                  .orElse(OptionalLong.empty())));
    }
  }

  /** How far closed trades lie below their peak, in millionths of the peak, rounded down. */
  private static long fallenPpm(AccountState state) {
    Money peak = state.guard().peak();
    long top = state.initialCash().plus(peak).micros();
    long fallen = peak.minus(state.totals().tradePnl()).micros();
    return top <= 0
        ? 0
        : BigInteger.valueOf(fallen).multiply(MILLION).divide(BigInteger.valueOf(top)).longValue();
  }

  private void judgeStreak(LossStreak streak, OpenTrade trade, Trip trip) {
    String instance = trade.entry().origin().map(Origin::instance).orElse("");
    Predicate<Loss> counts =
        loss -> streak.scope() == Scope.ACCOUNT || loss.instance().equals(instance);
    List<Loss> losses = new ArrayList<>(desk.state().guard().losses());
    losses.removeIf(loss -> trip.timeMs() - loss.timeMs() > streak.within().toMillis());
    if (!trade.net().isNegative()) {
      losses.removeIf(counts);
    } else {
      losses.add(new Loss(instance, trip.timeMs()));
    }
    List<Loss> counted = losses.stream().filter(counts).toList();
    if (counted.size() > streak.losses()) {
      losses.remove(counted.getFirst());
    }
    change(guard -> guard.withLosses(losses));
    if (counted.size() >= streak.losses()) {
      pause(
          trip,
          new ProtectionPause(
              Protection.LOSS_STREAK,
              streak.scope() == Scope.ACCOUNT ? "" : instance,
              "lossesInARow",
              streak.losses(),
              streak.losses(),
              trip.timeMs(),
              OptionalLong.of(trip.timeMs() + streak.pause().toMillis())));
    }
  }

  private void pause(Trip trip, ProtectionPause pause) {
    if (desk.state().guard().pause(pause.protection(), pause.instance()).isEmpty()) {
      change(guard -> guard.pausing(pause));
      desk.enter(
          new ProtectionTripped(trip.tapeOffset(), trip.timeMs(), desk.plan().account(), pause));
    }
  }

  /** After a tape event: ends what is over, or configured no more. */
  void refresh() {
    for (ProtectionPause pause : desk.state().guard().pauses()) {
      if (pause.isOver(desk.tape().timeMs())) {
        end(pause, By.TIME);
      } else if (!desk.plan().protections().has(pause.protection())) {
        end(pause, By.PLAN);
      }
    }
  }

  /** Ends every pause: the account is resumed. */
  void resume() {
    desk.state().guard().pauses().forEach(pause -> end(pause, By.RESUMED));
  }

  private void end(ProtectionPause pause, By by) {
    change(guard -> guard.ending(pause, desk.state().totals().tradePnl()));
    desk.enter(
        new ProtectionEnded(
            desk.tape().offset(), desk.tape().timeMs(), desk.plan().account(), pause, by));
  }

  private void change(UnaryOperator<Guard> step) {
    desk.change(state -> state.withGuard(step.apply(state.guard())));
  }
}
