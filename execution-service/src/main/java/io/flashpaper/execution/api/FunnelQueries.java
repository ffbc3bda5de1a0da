// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.Funnel.By;
import io.flashpaper.execution.api.Funnel.Source;
import io.flashpaper.execution.api.Funnel.Stop;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Why it does not trade, from the counts of the gates and the orders there were all the same. */
@Singleton
public final class FunnelQueries {
  private static final String COUNTS =
      """
      select instance, %s as market_key, %s as minute_key, source, gate, sum(count)::bigint as count,
        max(minute_ms) as last_ms,
        (array_agg(measure order by minute_ms desc, market desc))[1] as measure,
        (array_agg(last_value order by minute_ms desc, market desc))[1] as last_value,
        (array_agg(threshold order by minute_ms desc, market desc))[1] as threshold
      from gate_count where minute_ms >= ? and minute_ms < ?
      """;
  private static final String COUNTS_GROUPED =
      " group by 1, 2, 3, source, gate"
          + " order by array_position(array['SIGNAL', 'EXECUTION', 'EXIT'], source), max(place),"
          + " sum(count) desc, gate";
  private static final String ORDERS =
      """
      select origin ->> 'instance' as instance, %s as market_key, %s as minute_key, count(*) as count
      from ledger_order where kind = 'ENTRY' and decided_ms >= ? and decided_ms < ?
      """;
  private static final String ORDERS_GROUPED = " group by 1, 2, 3";

  /** Looked back so far unless asked otherwise: there are a million counts a day. */
  private static final long USUAL_PERIOD_MS = 3_600_000;

  private final Sql sql;
  private final LedgerHead head;

  FunnelQueries(Sql sql, LedgerHead head) {
    this.sql = sql;
    this.head = head;
  }

  /**
   * Which counts are asked for. Gates are counted by the minute: the one in which a period begins
   * belongs to it as a whole, the one in which it ends as well.
   */
  record Question(
      By by,
      Period period,
      Optional<String> instance,
      Optional<String> market,
      Optional<Source> source) {}

  /** By minute, the latest first, then by name. */
  private record Key(long minuteMs, String instance, String market) implements Comparable<Key> {
    static Key of(Fields row) throws SQLException {
      return new Key(row.number("minute_key"), row.text("instance"), row.text("market_key"));
    }

    static Key of(List<Object> parts) {
      return new Key((Long) parts.get(0), (String) parts.get(1), (String) parts.get(2));
    }

    List<Object> parts() {
      return List.of(minuteMs, instance, market);
    }

    @Override
    public int compareTo(Key other) {
      int byMinute = Long.compare(other.minuteMs, minuteMs);
      int byName = byMinute == 0 ? instance.compareTo(other.instance) : byMinute;
      return byName == 0 ? market.compareTo(other.market) : byName;
    }
  }

  private record Counted(
      Key key, Source source, String gate, long count, long lastMs, Measured last) {
    static Counted of(Fields row) throws SQLException {
      return new Counted(
          Key.of(row),
          Source.valueOf(row.text("source")),
          row.text("gate"),
          row.number("count"),
          row.number("last_ms"),
          Measured.of(row));
    }
  }

  /** A page of the answer: by minute, the latest first, then by name. */
  Page<Funnel> page(Question question, PageRequest asked) {
    Keyset keyset = keyset(question.by());
    Optional<Key> after = asked.cursor().map(cursor -> Key.of(Cursor.read(keyset, cursor)));
    List<Map.Entry<Key, Funnel>> rest =
        answer(question).entrySet().stream()
            .filter(funnel -> after.isEmpty() || funnel.getKey().compareTo(after.get()) > 0)
            .limit(asked.limit() + 1L)
            .toList();
    boolean isLast = rest.size() <= asked.limit();
    List<Map.Entry<Key, Funnel>> page = isLast ? rest : rest.subList(0, asked.limit());
    return new Page<>(
        page.stream().map(Map.Entry::getValue).toList(),
        isLast ? null : Cursor.write(keyset, page.getLast().getKey().parts()));
  }

  private static Keyset keyset(By by) {
    return new Keyset(
        "decisions by " + by,
        true,
        List.of(
            Keyset.Column.number("minute_key"),
            Keyset.Column.text("instance"),
            Keyset.Column.text("market_key")));
  }

  /** What stopped an instance's wishes in a market in the hour up to a time. */
  List<Stop> before(String instance, String market, long timeMs) {
    Period hour =
        new Period(OptionalLong.of(timeMs - USUAL_PERIOD_MS), OptionalLong.of(timeMs + 1));
    Question question =
        new Question(By.MARKET, hour, Optional.of(instance), Optional.of(market), Optional.empty());
    return answer(question).values().stream().findFirst().map(Funnel::stops).orElse(List.of());
  }

  private Map<Key, Funnel> answer(Question question) {
    Map<Key, List<Counted>> counts = new TreeMap<>();
    Map<Key, Long> orders = new TreeMap<>();
    for (Counted counted : counts(question)) {
      counts.computeIfAbsent(counted.key(), _ -> new ArrayList<>()).add(counted);
    }
    orders(question)
        .forEach(
            passed -> {
              orders.put(passed.getKey(), passed.getValue());
              counts.computeIfAbsent(passed.getKey(), _ -> List.of());
            });
    Map<Key, Funnel> funnels = new TreeMap<>();
    counts.forEach(
        (key, stops) ->
            funnels.put(key, funnel(question.by(), key, stops, orders.getOrDefault(key, 0L))));
    return funnels;
  }

  private List<Counted> counts(Question question) {
    By by = question.by();
    StringBuilder query = new StringBuilder(COUNTS.formatted(by.market, by.minuteOfCount));
    List<Object> parameters = period(question);
    and(query, parameters, "instance", question.instance());
    and(query, parameters, "market", question.market());
    and(query, parameters, "source", question.source().map(Source::name));
    return sql.all(Counted::of, query + COUNTS_GROUPED, parameters.toArray());
  }

  private List<Map.Entry<Key, Long>> orders(Question question) {
    By by = question.by();
    StringBuilder query = new StringBuilder(ORDERS.formatted(by.market, by.minuteOfOrder));
    List<Object> parameters = period(question);
    and(query, parameters, "origin ->> 'instance'", question.instance());
    and(query, parameters, "market", question.market());
    return sql.all(
        row -> Map.entry(Key.of(row), row.number("count")),
        query + ORDERS_GROUPED,
        parameters.toArray());
  }

  private List<Object> period(Question question) {
    List<Object> parameters = new ArrayList<>();
    long usual = head.now().tapeTimeMs() - USUAL_PERIOD_MS;
    parameters.add(EventQueries.minuteOf(question.period().sinceMs().orElse(usual)));
    parameters.add(question.period().untilMs().orElse(Long.MAX_VALUE));
    return parameters;
  }

  private static void and(
      StringBuilder query, List<Object> parameters, String column, Optional<String> value) {
    value.ifPresent(
        wanted -> {
          query.append(" and ").append(column).append(" = ?");
          parameters.add(wanted);
        });
  }

  private static Funnel funnel(By by, Key key, List<Counted> counts, long orders) {
    return new Funnel(
        key.instance(),
        by == By.MARKET ? key.market() : null,
        by == By.MINUTE ? Instant.ofEpochMilli(key.minuteMs()).toString() : null,
        counts.stream().map(counted -> stop(counted, counts)).toList(),
        orders);
  }

  private static Stop stop(Counted counted, List<Counted> all) {
    long total =
        all.stream()
            .filter(other -> other.source() == counted.source())
            .mapToLong(Counted::count)
            .sum();
    return new Stop(
        counted.source().name(),
        counted.gate(),
        counted.count(),
        BigDecimal.valueOf(100 * counted.count())
            .divide(BigDecimal.valueOf(total), 1, RoundingMode.HALF_UP)
            .toPlainString(),
        counted.last().measure(),
        counted.last().value(),
        counted.last().threshold(),
        counted.last().unit(),
        Instant.ofEpochMilli(counted.lastMs()).toString());
  }
}
