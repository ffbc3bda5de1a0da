// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.model.Book;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several instances that share an account. */
class PrecedenceTest {
  private static final Book DEAR = new Book(bids(71, 300), bids(27, 250));
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));

  private final Scenario scenario = new Scenario(AccountPlan.defaults("main"));
  private long offset;

  /** The next tape event, with what these instances want because of it. */
  private void book(long afterMs, Book book, Signal... signals) {
    List.of(signals).forEach(scenario.engine::offer);
    scenario.book(afterMs, book);
    offset++;
  }

  private Signal wish(String instance, int priority, Side side) {
    long at = offset + 1;
    return new Signal(
        instance + ":" + at, at, T0, instance, instance, "1", "main", priority, ID, want(side, 53));
  }

  private List<String> ordered() {
    return scenario.all(OrderPlaced.class).stream()
        .map(placed -> placed.order().origin().orElseThrow().instance())
        .toList();
  }

  @Test
  void ofTwoThatWantSomethingAtTheSameEventTheOneWithTheLowerPriorityGetsThePosition() {
    book(0, BOOK, wish("delay-arb", 30, Side.YES), wish("mean-reversion", 20, Side.NO));
    assertThat(ordered()).containsExactly("mean-reversion");
  }

  @Test
  void whoHasWantedLongerIsServedLaterAllTheSame() {
    book(0, DEAR, wish("delay-arb", 30, Side.YES));
    book(100, DEAR, wish("flash", 10, Side.YES));
    book(200, BOOK);
    assertThat(ordered()).containsExactly("flash");
  }

  @Test
  void whereThePriorityIsTheSameTheNameDecides() {
    book(0, BOOK, wish("b", 100, Side.YES), wish("a", 100, Side.NO));
    assertThat(ordered()).containsExactly("a");
  }

  @Test
  void anAccountHoldsOnePositionOfASeriesWhoeverWantedIt() {
    book(0, BOOK, wish("delay-arb", 30, Side.YES));
    scenario.beat(1_000);
    offset++;
    book(2_000, BOOK, wish("flash", 10, Side.YES));
    scenario.beat(70_000);
    assertThat(ordered()).containsExactly("delay-arb");
    assertThat(scenario.all(GatesCounted.class))
        .flatExtracting(GatesCounted::counts)
        .extracting(GateCount::gate)
        .containsOnly("POSITION_OPEN");
  }
}
