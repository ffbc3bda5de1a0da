// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.OptionalLong;

/** What verifications found, kept beside the ledger they are about. */
public final class VerificationLog {
  private static final String NO_TABLE = "42P01";
  private static final String ADD =
      """
      insert into verification (started_at, ended_at, from_offset, from_ms, to_offset, to_ms, outcome, trades,
        identical, report)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      """;

  private final Database database;

  /** That of a ledger's database. */
  public VerificationLog(Database database) {
    this.database = database;
  }

  /** Notes what came out. */
  public void add(Instant started, Instant ended, VerifyReport report) throws SQLException {
    add(
        started,
        ended,
        new OptionalLong[] {
          report.fromOffset(),
          report.fromMs(),
          OptionalLong.of(report.toOffset()),
          OptionalLong.of(report.toMs())
        },
        report.isIdentical() ? "IDENTICAL" : "DIFFERENT",
        new long[] {report.trades(), report.identicalTrades()},
        VerifyJson.of(report).toString());
  }

  /** Notes that nothing came out, and why. */
  public void add(Instant started, Instant ended, String problem) throws SQLException {
    OptionalLong unknown = OptionalLong.empty();
    add(
        started,
        ended,
        new OptionalLong[] {unknown, unknown, unknown, unknown},
        "FAILED",
        new long[] {0, 0},
        JsonNodeFactory.instance.objectNode().put("problem", problem).toString());
  }

  private void add(
      Instant started,
      Instant ended,
      OptionalLong[] span,
      String outcome,
      long[] trades,
      String report)
      throws SQLException {
    try (OneConnection source = new OneConnection(database, database.schema());
        Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      int column = 0;
      statement.setTimestamp(++column, Timestamp.from(started));
      statement.setTimestamp(++column, Timestamp.from(ended));
      for (OptionalLong value : span) {
        if (value.isPresent()) {
          statement.setLong(++column, value.getAsLong());
        } else {
          statement.setNull(++column, Types.BIGINT);
        }
      }
      statement.setString(++column, outcome);
      for (long count : trades) {
        statement.setLong(++column, count);
      }
      statement.setString(++column, report);
      statement.executeUpdate();
    }
  }

  /**
   * Which shard's ledger this is; 0 where there is only one.
   *
   * @throws VerifyException if there is no ledger
   */
  public int shard() throws SQLException {
    String sql = "select shard from ledger_shard";
    try (OneConnection source = new OneConnection(database, database.schema());
        Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getInt(1) : 0;
    } catch (SQLException failed) {
      if (NO_TABLE.equals(failed.getSQLState())) {
        throw new VerifyException(
            "%s holds no ledger of this version: name its schema with --schema, or start its execution-service once"
                .formatted(database),
            failed);
      }
      throw failed;
    }
  }

  /** The tape time up to which the ledger was last found identical; empty if it never was. */
  public OptionalLong verifiedUpTo() throws SQLException {
    String sql = "select max(to_ms) from verification where outcome = 'IDENTICAL'";
    try (OneConnection source = new OneConnection(database, database.schema());
        Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      long ms = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(ms);
    }
  }
}
