// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what the strategy instances want: replaced, withdrawn or expired, never doubled. */
final class Desires {
  private final AccountDesk desk;

  Desires(AccountDesk desk) {
    this.desk = desk;
  }

  /** A strategy instance changed its mind about a market. */
  void take(Signal signal) {
    List<StandingDesire> next = new ArrayList<>(desk.state().desires());
    Optional<StandingDesire> before =
        next.stream().filter(desire -> desire.isOf(signal.instance(), signal.market())).findFirst();
    before.ifPresent(next::remove);
    if (!(signal.desire() instanceof Desire.Indifferent) && !isOver(signal)) {
      next.add(
          new StandingDesire(
              Origin.of(signal),
              signal.market(),
              signal.desire(),
              before.map(StandingDesire::retryAtMs).orElse(0L),
              "",
              0));
    }
    desk.change(state -> state.withDesires(next));
  }

  private boolean isOver(Signal signal) {
    return desk.tape()
        .market(signal.market())
        .map(market -> isClosed(market.market()))
        .orElse(true);
  }

  private boolean isClosed(Market market) {
    return market.msToClose(desk.tape().timeMs()) <= 0
        || market.status() == MarketStatus.CLOSED
        || market.status() == MarketStatus.SETTLED;
  }

  /** An instance wants nothing any more, in no market. */
  void withdraw(String instance) {
    List<StandingDesire> desires = desk.state().desires();
    List<StandingDesire> left =
        desires.stream().filter(d -> !d.origin().instance().equals(instance)).toList();
    if (left.size() < desires.size()) {
      desk.change(state -> state.withDesires(left));
    }
  }

  /** Forgets desires that expired or whose market closed. */
  void expire() {
    List<StandingDesire> desires = desk.state().desires();
    if (desires.stream().anyMatch(this::isExpired)) {
      List<StandingDesire> left = desires.stream().filter(d -> !isExpired(d)).toList();
      desk.change(state -> state.withDesires(left));
    }
  }

  private boolean isExpired(StandingDesire desire) {
    boolean past =
        desire.desire() instanceof Desire.Want want && desk.tape().timeMs() >= want.untilMs();
    return past || desk.tape().market(desire.market()).map(m -> isClosed(m.market())).orElse(true);
  }
}
