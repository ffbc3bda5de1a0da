// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signals as REST shows them. */
@Singleton
public final class SignalQueries {
  private static final Keyset LATEST = Keyset.latest("signals", "time_ms", "id");

  private final Sql sql;

  SignalQueries(Sql sql) {
    this.sql = sql;
  }

  /** What an instance may want. */
  enum Desire {
    /** To buy YES. */
    WANT_YES,
    /** To buy NO. */
    WANT_NO,
    /** To hold nothing. */
    FLAT,
    /** Nothing. */
    INDIFFERENT
  }

  /**
   * A change of what a strategy instance wants in a market.
   *
   * @param tapeOffset the tape event that caused it
   * @param desire {@code WANT_YES}, {@code WANT_NO}, {@code FLAT} or {@code INDIFFERENT}
   * @param detail limit, probability, end and reason, as far as it has them
   */
  public record Signal(
      String id,
      long tapeOffset,
      String time,
      String instance,
      String strategy,
      String version,
      String account,
      String market,
      String desire,
      @Nullable JsonNode detail) {}

  /** Which signals are asked for. */
  record Wanted(
      Optional<String> market,
      Optional<String> account,
      Optional<String> instance,
      Optional<String> strategy,
      Optional<Desire> desire,
      Period period) {}

  Page<Signal> page(Wanted wanted, PageRequest asked) {
    return new Select("select * from signal_log")
        .equal("market", wanted.market())
        .equal("account", wanted.account())
        .equal("instance", wanted.instance())
        .equal("strategy", wanted.strategy())
        .word("desire", wanted.desire())
        .within("time_ms", wanted.period())
        .page(sql, LATEST, asked, SignalQueries::signal);
  }

  /** One signal, if it is still kept. */
  Optional<Signal> find(String id, long tapeOffset) {
    return sql.one(
        SignalQueries::signal,
        "select * from signal_log where tape_offset = ? and id = ?",
        tapeOffset,
        id);
  }

  private static Signal signal(Fields row) throws SQLException {
    return new Signal(
        row.text("id"),
        row.number("tape_offset"),
        row.time("time_ms"),
        row.text("instance"),
        row.text("strategy"),
        row.text("version"),
        row.text("account"),
        row.text("market"),
        row.text("desire"),
        row.json("detail"));
  }
}
