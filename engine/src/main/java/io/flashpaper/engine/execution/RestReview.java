// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.ProtectionPause;
import io.flashpaper.engine.execution.account.Rest;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.signal.Desire.Want;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;

/** Looks after entries at rest: whoever would not order them any more cancels them. */
final class RestReview {
  private final AccountDesk desk;
  private final Rests rests;

  RestReview(AccountDesk desk, Rests rests) {
    this.desk = desk;
    this.rests = rests;
  }

  /** Cancels every order at rest whose reasons are gone. */
  void review() {
    for (PendingOrder order : desk.state().orders()) {
      if (order.isResting() && order.rest().flatMap(Rest::cancel).isEmpty()) {
        reason(order).ifPresent(code -> rests.cancel(order, Reason.of(code)));
      }
    }
  }

  private Optional<String> reason(PendingOrder order) {
    return held(order).or(() -> distrusted(order)).or(() -> unwanted(order));
  }

  private Optional<String> held(PendingOrder order) {
    String instance = order.origin().orElseThrow().instance();
    return desk.state()
        .guard()
        .standstill()
        .map(standstill -> standstill.kind().name())
        .or(
            () ->
                desk.state().guard().pauses().stream()
                    .filter(pause -> pause.covers(instance))
                    .map(ProtectionPause::protection)
                    .map(Enum::name)
                    .findFirst());
  }

  private Optional<String> distrusted(PendingOrder order) {
    Optional<LiveMarket> market = desk.tape().market(order.market());
    if (market.flatMap(LiveMarket::book).isEmpty()) {
      return Optional.of(Gate.BOOK_UNTRUSTED.name());
    }
    return market
        .filter(known -> !known.health().grade().isAtLeast(desk.plan().leastGrade(Kind.ENTRY)))
        .map(_ -> Gate.FEED_GRADE.name());
  }

  private Optional<String> unwanted(PendingOrder order) {
    String instance = order.origin().orElseThrow().instance();
    Optional<Want> want =
        desk.state().desires().stream()
            .filter(desire -> desire.isOf(instance, order.market()))
            .map(StandingDesire::desire)
            .filter(Want.class::isInstance)
            .map(Want.class::cast)
            .findFirst();
    if (want.isEmpty()) {
      return Optional.of("WISH_WITHDRAWN");
    }
    boolean holds = want.get().side() == order.side() && !want.get().limit().isBelow(order.limit());
    return holds ? Optional.empty() : Optional.of("WISH_CHANGED");
  }
}
