// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Alert;
import io.flashpaper.alerts.DaySummary;
import io.flashpaper.alerts.Rule;
import io.flashpaper.model.Money;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What alerts read and keep in the database, beside the outbox. */
@Singleton
final class AlertRows {
  private static final String PLACE =
      "select outbox_id, verification_id, summary_day from alert_position";
  private static final String TOLD = "select told from alert_position";
  private static final String KEEP_TOLD = "update alert_position set told = ?";
  private static final String NEWEST =
      "select coalesce((select max(id) from verification), 0) as verification_id";
  private static final String KEEP =
      """
      insert into alert_position (id, outbox_id, verification_id, summary_day) values (1, ?, ?, ?)
      on conflict (id) do update set outbox_id = excluded.outbox_id,
        verification_id = excluded.verification_id, summary_day = excluded.summary_day
      """;
  private static final String VERIFICATIONS =
      """
      select id, outcome, trades, identical,
        coalesce(to_ms, (extract(epoch from ended_at) * 1000)::bigint)
      from verification where id > ? order by id
      """;
  private static final String DAY =
      """
      select t.account, count(*), count(*) filter (where t.net > 0), sum(t.net), a.cash
      from trade t join account a on a.account = t.account
      where t.status = 'CLOSED' and t.closed_ms >= ? and t.closed_ms < ?
      group by t.account, a.cash order by t.account
      """;

  private final DataSource database;

  AlertRows(DataSource database) {
    this.database = database;
  }

  /**
   * How far alerts have come.
   *
   * @param outbox the last entry that was looked at
   * @param verification the last one that was looked at
   * @param day not summed up yet; empty before the first event
   */
  record Place(long outbox, long verification, Optional<LocalDate> day) {}

  /** Where they were; empty if nobody was ever told anything. */
  Optional<Place> place() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PLACE);
        ResultSet row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Place(
                  row.getLong(1),
                  row.getLong(2),
                  Optional.ofNullable(row.getObject(3, LocalDate.class))))
          : Optional.empty();
    }
  }

  /** The newest verification; 0 before the first. */
  long newestVerification() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEWEST);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  void keep(Place place) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setLong(1, place.outbox());
      statement.setLong(2, place.verification());
      statement.setObject(3, place.day().orElse(null));
      statement.executeUpdate();
    }
  }

  /** What trouble people were told of that is not over for them; nothing before the first look. */
  Set<String> told() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(TOLD);
        ResultSet row = statement.executeQuery()) {
      return row.next() && !row.getString(1).isEmpty()
          ? Set.of(row.getString(1).split(" "))
          : Set.of();
    }
  }

  /** Keeps it; false before the first look, when there is nothing yet to keep it with. */
  boolean isKept(Set<String> told) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEEP_TOLD)) {
      statement.setString(1, String.join(" ", new TreeSet<>(told)));
      return statement.executeUpdate() > 0;
    }
  }

  /**
   * Verifications after one.
   *
   * @param alert of one that found a difference, or none at all
   */
  record Verified(long id, Optional<Alert> alert) {}

  List<Verified> verifications(long after) throws SQLException {
    List<Verified> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(VERIFICATIONS)) {
      statement.setLong(1, after);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Verified(rows.getLong(1), alert(rows)));
        }
      }
    }
    return found;
  }

  private static Optional<Alert> alert(ResultSet row) throws SQLException {
    return row.getString(2).equals("IDENTICAL")
        ? Optional.empty()
        : Optional.of(
            Alert.of(
                Rule.VERIFY_FAILED,
                row.getLong(5),
                Map.of(
                    "outcome", row.getString(2),
                    "trades", row.getString(3),
                    "identical", row.getString(4))));
  }

  /** What the accounts did in a UTC day of tape time. */
  DaySummary day(LocalDate day) throws SQLException {
    List<DaySummary.Account> accounts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DAY)) {
      statement.setLong(1, beginMs(day));
      statement.setLong(2, beginMs(day.plusDays(1)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          accounts.add(
              new DaySummary.Account(
                  rows.getString(1),
                  rows.getLong(2),
                  rows.getLong(3),
                  Money.of(rows.getBigDecimal(4).toPlainString()),
                  Money.of(rows.getBigDecimal(5).toPlainString())));
        }
      }
    }
    return new DaySummary(day.toString(), accounts);
  }

  static long beginMs(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
