// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.EntryOrders;
import io.flashpaper.engine.execution.EntryOrders.Placement;
import io.flashpaper.engine.execution.EntryOrders.Style;
import io.flashpaper.engine.execution.ExecutionEngine;
import io.flashpaper.engine.execution.SignalBuffer;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.ledger.MigratedDatabase;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.TapeRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database keeps of an account that bids and waits. */
class RestingLedgerIT {
  private static final Quantity EACH = Quantity.ofContracts(25);

  @TempDir Path folder;

  /** The scripted tape, on which somebody sells to the best bid of either side in turn. */
  private static List<TapeEvent> traded(ScriptedTape tape) {
    List<TapeEvent> events = new ArrayList<>();
    Optional<BookSnapshot> latest = Optional.empty();
    for (TapeEvent event : tape.events) {
      if (event instanceof BookSnapshot book) {
        latest = Optional.of(book);
      }
      events.add(
          event instanceof IndexTick && latest.isPresent()
              ? trade(latest.get(), event.timeMs(), events.size())
              : event);
    }
    return events;
  }

  private static TapeEvent trade(BookSnapshot book, long timeMs, int number) {
    Side taker = number % 2 == 0 ? Side.NO : Side.YES;
    return new PublicTrade(
        timeMs,
        book.market(),
        "trade-" + number,
        taker,
        taker == Side.NO
            ? book.book().bestBid(Side.YES).orElseThrow()
            : book.book().bestBid(Side.NO).orElseThrow().complement(),
        EACH,
        timeMs,
        false);
  }

  private static void store(LedgerStore store) throws SQLException {
    ScriptedTape tape = new ScriptedTape(3, 6_000);
    List<TapeEvent> events = traded(tape);
    EntryOrders bids = new EntryOrders(Style.MAKER, Duration.ofSeconds(3), Placement.BEST_BID);
    AccountPlan plan = AccountPlan.defaults("delay-arb").withEntryOrders(bids);
    ExecutionEngine engine = new ExecutionEngine(List.of(plan), Map.of(), new SignalBuffer());
    tape.signals.forEach(engine::offer);
    Optional<Position> before = Optional.empty();
    for (int next = 0; next < events.size(); ) {
      List<LedgerEntry> entries = new ArrayList<>();
      for (int end = Math.min(events.size(), next + 100); next < end; next++) {
        entries.addAll(engine.step(new TapeRecord(next, events.get(next))));
      }
      Position after = new Position(next - 1, 0, 0, engine.tape().timeMs(), 0);
      Batch batch =
          new Batch(before, after, entries, List.copyOf(engine.states().values()), List.of());
      assertThat(store.commit(batch)).isEqualTo(LedgerStore.Outcome.COMMITTED);
      before = Optional.of(after);
    }
  }

  private static String one(MigratedDatabase database, String query) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(query).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  @Test
  void bidsTheirQueuesTheirEndsAndTheirFillsAreStoredAndAddUp() throws SQLException {
    try (MigratedDatabase database = MigratedDatabase.start(folder.resolve("database"), "latest")) {
      store(new LedgerStore(database.connections()));
      assertThat(one(database, "select string_agg(distinct outcome, ',') from ledger_order"))
          .contains("FILLED", "EXPIRED", "CANCELLED");
      assertThat(one(database, "select count(*) from ledger_order where queue_ahead > 0"))
          .isNotEqualTo("0");
      assertThat(
              one(
                  database,
                  "select count(*) from ledger_order where (rests_until_ms is null) <> (kind ="
                      + " 'EXIT')"))
          .isEqualTo("0");
      assertThat(
              one(
                  database,
                  "select string_agg(distinct kind || ' ' || coalesce(role, '-'), ', ' order by"
                      + " kind || ' ' || coalesce(role, '-')) from fill where kind in ('ENTRY',"
                      + " 'EXIT')"))
          .isEqualTo("ENTRY MAKER, EXIT TAKER");
      assertThat(
              one(
                  database,
                  "select count(*) from trade t where t.quantity <> (select sum(f.quantity) from"
                      + " fill f where f.trade_id = t.id and f.kind = 'ENTRY') or t.cost <>"
                      + " (select sum(f.quantity * f.price) from fill f where f.trade_id = t.id"
                      + " and f.kind = 'ENTRY')"))
          .isEqualTo("0");
      assertThat(
              one(
                  database,
                  "select count(*) from ledger_order o where o.filled <> coalesce((select"
                      + " sum(f.quantity) from fill f where f.order_id = o.id"
                      + " and f.kind in ('ENTRY', 'EXIT')), 0)"))
          .isEqualTo("0");
    }
  }
}
