// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Book;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden decisions of {@code delay_arb} that the ledger makes: an open position and the
 * cooldown stop the wish, in all other cases the ledger places the order.
 */
class DelayGoldenLedgerTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final Book DEAR = new Book(bids(60, 300), bids(39, 250));
  private static final long COOLDOWN_MS = 60_000;
  private static final long EXIT_AT_MS = 1_250;
  private static final String PLACED = "PLACED";

  private final Scenario scenario = new Scenario(AccountPlan.defaults("delay-arb"));

  @TestFactory
  Stream<DynamicTest> everyGoldenDecisionIsStoppedOrPlaced() {
    JsonNode rows = Golden.read("delay");
    assertThat(rows).hasSize(27);
    return StreamSupport.stream(rows.spliterator(), false)
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.get("id").asText() + " " + row.get("note").asText(),
                    () -> new DelayGoldenLedgerTest().check(row)));
  }

  private void check(JsonNode row) {
    JsonNode in = row.get("input");
    String reason = row.get("reason").asText();
    String expected = reason.equals("POSITION_OPEN") || reason.equals("COOLDOWN") ? reason : PLACED;
    if (in.path("has_pos").asBoolean()) {
      assertThat(whileHolding()).isEqualTo(expected);
    } else {
      long sinceExitMs = in.get("ms_since_exit").asLong();
      assertThat(afterExit(Math.min(sinceExitMs, COOLDOWN_MS))).isEqualTo(expected);
    }
  }

  /** A position is held in the series, and another strategy wants something there. */
  private String whileHolding() {
    scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
    long at = Scenario.T0 + 500;
    scenario.engine.offer(
        new Signal(
            "other", 3, at, "other", "s", "1", "delay-arb", 100, Scenario.ID, want(Side.YES, 53)));
    scenario.tape(new BookSnapshot(at, Scenario.ID, BOOK, FeedMode.WS));
    return outcome(1);
  }

  /** A trade is closed, and the wish stands again when so long has passed. */
  private String afterExit(long sinceExitMs) {
    scenario.book(0, BOOK, want(Side.YES, 53)).book(1000, DEAR).beat(1300);
    assertThat(scenario.all(TradeClosed.class).getFirst().timeMs())
        .isEqualTo(Scenario.T0 + EXIT_AT_MS);
    int before = scenario.all(OrderPlaced.class).size();
    scenario.book(EXIT_AT_MS + sinceExitMs, BOOK, want(Side.YES, 53));
    return outcome(before);
  }

  private String outcome(int ordersBefore) {
    if (scenario.all(OrderPlaced.class).size() > ordersBefore) {
      return PLACED;
    }
    scenario.beat(899_000);
    return scenario.all(GatesCounted.class).stream()
        .flatMap(counted -> counted.counts().stream())
        .map(GateCount::gate)
        .reduce((first, second) -> second)
        .orElse("NOTHING");
  }
}
