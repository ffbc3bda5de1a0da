// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query that grows by conditions, and is asked for page by page. */
final class Select {
  private final StringBuilder query;
  private final List<Object> parameters = new ArrayList<>();

  /** All rows of {@code select … from …}, which must have no {@code where} of its own. */
  Select(String rows) {
    this.query = new StringBuilder(rows).append(" where true");
  }

  /** Only rows of which a condition with these parameters holds. */
  Select where(String condition, Object... values) {
    query.append(" and ").append(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /** Only rows whose column is this, if it is asked for. */
  Select equal(String column, Optional<?> value) {
    value.ifPresent(wanted -> where(column + " = ?", wanted));
    return this;
  }

  /**
   * Only rows whose column is this word of ours; written out, so that a partial index may serve.
   */
  Select word(String column, Optional<? extends Enum<?>> value) {
    value.ifPresent(wanted -> where("%s = '%s'".formatted(column, wanted.name())));
    return this;
  }

  /** Only rows whose column is a time of this period. */
  Select within(String column, Period period) {
    period.sinceMs().ifPresent(since -> where(column + " >= ?", since));
    period.untilMs().ifPresent(until -> where(column + " < ?", until));
    return this;
  }

  /** Only so many rows, in this order. */
  Select latest(String order, int most) {
    query.append(" order by ").append(order).append(" limit ?");
    parameters.add(most);
    return this;
  }

  String query() {
    return query.toString();
  }

  Object[] parameters() {
    return parameters.toArray();
  }

  /** The page that is asked for, in the keyset's order. */
  <T> Page<T> page(Sql sql, Keyset keyset, PageRequest asked, Sql.Reader<T> reader) {
    asked
        .cursor()
        .ifPresent(cursor -> where(keyset.after(), Cursor.read(keyset, cursor).toArray()));
    query.append(" order by ").append(keyset.order()).append(" limit ?");
    parameters.add(asked.limit() + 1);
    List<Map.Entry<List<Object>, T>> rows =
        sql.all(
            row -> Map.entry(keyset.key(row), reader.read(row)),
            query.toString(),
            parameters.toArray());
    boolean isLast = rows.size() <= asked.limit();
    List<Map.Entry<List<Object>, T>> page = isLast ? rows : rows.subList(0, asked.limit());
    @Nullable String next = isLast ? null : Cursor.write(keyset, page.getLast().getKey());
    return new Page<>(page.stream().map(Map.Entry::getValue).toList(), next);
  }
}
