// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Deletes what is old and no part of the ledger, a few rows in a transaction, so that the ledger's
 * own transactions never wait long. Orders, fills, trades, sizing decisions, settlements and what
 * strategies ran are kept for ever.
 */
public final class Retention {
  private static final int BATCH = 2_000;

  private final DataSource database;

  /** The retention of a ledger. */
  public Retention(DataSource database) {
    this.database = database;
  }

  /** What may be deleted. */
  public enum Log {
    /** What strategies wanted; a trade keeps the reason and the limits of its own signal. */
    SIGNALS("signal_log", "time_ms"),
    /** What stopped wishes, minute by minute. */
    GATE_COUNTS("gate_count", "minute_ms"),
    /** What came of what rules refused or sold early. */
    SHADOWS("shadow", "time_ms");

    private final String statement;

    Log(String table, String time) {
      this.statement =
          """
          delete from %1$s where ctid = any (array(
            select ctid from %1$s where %2$s < ? order by %2$s limit %3$s))
          """
              .formatted(table, time, BATCH);
    }
  }

  /**
   * Deletes some of the oldest rows before a tape time.
   *
   * @return whether there may be more
   */
  public boolean deleteSome(Log log, long beforeMs) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(log.statement)) {
      statement.setLong(1, beforeMs);
      return statement.executeUpdate() == BATCH;
    }
  }
}
