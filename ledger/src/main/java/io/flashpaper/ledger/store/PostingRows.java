// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.ledger.LedgerBook;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.Posting;
import io.flashpaper.engine.execution.ledger.Posting.FillKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of postings, all of a transaction in one statement, so that the database moves and checks
 * each balance once.
 */
final class PostingRows {
  private static final String POSTINGS =
      """
      insert into posting (id, account, kind, trade_id, order_id, fill_number, cash, positions, fees, realised,
        capital, time_ms, tape_offset)
      select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::numeric[],
        ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::bigint[], ?::bigint[])
      """;

  private final Connection connection;
  private final List<Posted> entries;

  PostingRows(Connection connection, List<Posted> entries) {
    this.connection = connection;
    this.entries = entries;
  }

  void write() throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(POSTINGS)) {
      int index = 0;
      column(statement, ++index, "text", entry -> entry.posting().id());
      column(statement, ++index, "text", Posted::account);
      column(statement, ++index, "text", entry -> kind(entry.posting()));
      column(statement, ++index, "text", entry -> fill(entry, FillKey::tradeId));
      column(statement, ++index, "text", entry -> fill(entry, FillKey::orderId));
      column(statement, ++index, "integer", entry -> fill(entry, FillKey::number));
      for (LedgerBook book : LedgerBook.values()) {
        column(statement, ++index, "numeric", entry -> dollars(entry.posting(), book));
      }
      column(statement, ++index, "bigint", Posted::timeMs);
      column(statement, ++index, "bigint", Posted::tapeOffset);
      statement.executeUpdate();
    }
  }

  private void column(
      PreparedStatement statement, int index, String type, Function<Posted, ?> value)
      throws SQLException {
    Object[] values = entries.stream().map(value).toArray();
    statement.setArray(index, connection.createArrayOf(type, values));
  }

  private static String kind(Posting posting) {
    return posting.fill().map(fill -> fill.kind().name()).orElse("OPENING");
  }

  private static <T> @Nullable T fill(Posted entry, Function<FillKey, T> part) {
    return entry.posting().fill().map(part).orElse(null);
  }

  private static BigDecimal dollars(Posting posting, LedgerBook book) {
    return BigDecimal.valueOf(posting.amount(book).micros(), 6);
  }
}
