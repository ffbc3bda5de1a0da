// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.ledger.store.LedgerTable;
import io.flashpaper.replay.verify.RowStream.TableRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks along one table of both ledgers, key by key. */
final class TableComparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LedgerTable table;
  private long rows;
  private long identical;
  private Optional<Difference> first = Optional.empty();

  TableComparison(LedgerTable table) {
    this.table = table;
  }

  /** Compares all rows. */
  TableCount compare(RowStream recorded, RowStream replayed) throws SQLException {
    Optional<TableRow> theirs = recorded.next();
    Optional<TableRow> ours = replayed.next();
    while (theirs.isPresent() || ours.isPresent()) {
      int order = theirs.isEmpty() ? 1 : ours.isEmpty() ? -1 : theirs.get().compareTo(ours.get());
      compare(order <= 0 ? theirs : Optional.empty(), order >= 0 ? ours : Optional.empty());
      theirs = order <= 0 ? recorded.next() : theirs;
      ours = order >= 0 ? replayed.next() : ours;
    }
    return new TableCount(table.table(), rows, identical, first);
  }

  private void compare(Optional<TableRow> recorded, Optional<TableRow> replayed) {
    rows++;
    if (recorded.map(TableRow::json).equals(replayed.map(TableRow::json))) {
      identical++;
      return;
    }
    Difference found = difference(recorded, replayed);
    if (first.isEmpty() || found.isBefore(first.get())) {
      first = Optional.of(found);
    }
  }

  private Difference difference(Optional<TableRow> recorded, Optional<TableRow> replayed) {
    TableRow any = recorded.or(() -> replayed).orElseThrow();
    List<String> key = new ArrayList<>();
    for (int i = 0; i < any.key().size(); i++) {
      key.add(table.key().get(i) + "=" + any.key().get(i));
    }
    String name = String.join(" ", key);
    if (recorded.isEmpty() || replayed.isEmpty()) {
      return new Difference(
          table.table(),
          name,
          "",
          recorded.map(TableRow::json).orElse(null),
          replayed.map(TableRow::json).orElse(null),
          any.at());
    }
    return difference(
        name, tree(recorded.get()), tree(replayed.get()), earlier(recorded.get(), replayed.get()));
  }

  private Difference difference(String key, JsonNode recorded, JsonNode replayed, OptionalLong at) {
    TreeSet<String> columns = new TreeSet<>();
    recorded.fieldNames().forEachRemaining(columns::add);
    replayed.fieldNames().forEachRemaining(columns::add);
    String column =
        columns.stream()
            .filter(name -> !recorded.path(name).equals(replayed.path(name)))
            .findFirst()
            .orElse("");
    return new Difference(
        table.table(), key, column, text(recorded.path(column)), text(replayed.path(column)), at);
  }

  private static OptionalLong earlier(TableRow one, TableRow other) {
    return one.at().orElse(Long.MAX_VALUE) <= other.at().orElse(Long.MAX_VALUE)
        ? one.at()
        : other.at();
  }

  private static JsonNode tree(TableRow row) {
    try {
      return JSON.readTree(row.json());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the database's own JSON cannot be read", impossible);
    }
  }

  private static @Nullable String text(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? null
        : value.isValueNode() ? value.asText() : value.toString();
  }
}
