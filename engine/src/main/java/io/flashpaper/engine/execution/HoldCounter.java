// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.exits.Verdict;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.List;
import java.util.Optional;

/**
 * Counts why a held position was not sold, for each position looked at once a second of tape time,
 * so that "why was it not sold" has an answer. That nothing spoke for selling it is not counted.
 */
final class HoldCounter {
  private static final List<String> PLACES = List.of("HOLD_TO_SETTLEMENT", "HOLD_WIDE");

  private final AccountDesk desk;

  HoldCounter(AccountDesk desk) {
    this.desk = desk;
  }

  void count(OpenTrade trade, Reason reason) {
    if (!desk.tape().seen(trade.market()).newSecond()
        || reason.equals(Verdict.Hold.HOLD.reason())) {
      return;
    }
    String instance = trade.entry().origin().map(Origin::instance).orElse("");
    desk.change(
        state ->
            state.withHolds(
                state
                    .holds()
                    .plus(
                        desk.tape().minuteMs(),
                        instance,
                        trade.market(),
                        PLACES.indexOf(reason.code()) + 1,
                        reason.code(),
                        measure(reason))));
  }

  /** The first fact is what was measured, the second one what it was compared with. */
  private static Optional<Measure> measure(Reason reason) {
    List<Fact> facts = reason.facts();
    return facts.size() < 2
        ? Optional.empty()
        : Optional.of(Measure.of(facts.get(0).name(), facts.get(0).value(), facts.get(1).value()));
  }
}
