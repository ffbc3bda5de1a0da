// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables that a replay must write again to the last digit, causes first, and what in them it
 * need not.
 *
 * <p>Not among them are {@code outbox} and {@code outbox_progress}, which hold once more, for a
 * while, what is in these tables, {@code verification}, which is about replays, {@code
 * alert_position}, which is about people, and {@code ledger_shard}, which tells by which settings a
 * ledger was begun.
 */
public enum LedgerTable {
  /** What strategies wanted. */
  SIGNAL_LOG(
      "signal_log", Rows.addedAt("tape_offset").keptBy("time_ms"), Map.of(), "tape_offset", "id"),
  /** Flash crashes; one that nobody saw end for a day will not end any more. */
  FLASH_EVENT(
      "flash_event",
      Rows.addedAt("tape_offset").live("ended_by is null and time_ms > %2$s - 86400000"),
      Map.of(),
      "id"),
  /** Strategies that came, went or were stopped. */
  STRATEGY_EVENT("strategy_event", Rows.addedAt("tape_offset"), Map.of(), "tape_offset", "number"),
  /** Commands that took effect or were refused. */
  COMMAND(
      "command",
      Rows.addedAt("tape_offset"),
      Map.of("given_at", "the giver's time is no tape time"),
      "id"),
  /** By which plans accounts trade. */
  ACCOUNT_PLAN("account_plan", Rows.addedAt("tape_offset"), Map.of(), "account", "tape_offset"),
  /** What the venue published. */
  MARKET_SETTLEMENT(
      "market_settlement", Rows.addedAt("tape_offset"), Map.of(), "market", "tape_offset"),
  /** How entries were sized. */
  SIZING_DECISION(
      "sizing_decision",
      Rows.addedAt("(select o.decided_offset from ledger_order o where o.id = order_id)"),
      Map.of(),
      "order_id"),
  /** Sizing policies that failed. */
  SIZING_FAILURE("sizing_failure", Rows.addedAt("tape_offset"), Map.of(), "account", "tape_offset"),
  /** Orders. */
  LEDGER_ORDER(
      "ledger_order",
      Rows.addedAt("decided_offset").live("outcome is null or outcome = 'RESTING'"),
      Map.of(),
      "id"),
  /** Fills with the steps of their fees. */
  FILL("fill", Rows.addedAt("tape_offset"), Map.of(), "trade_id", "number"),
  /** Movements of money. */
  POSTING("posting", Rows.addedAt("tape_offset"), Map.of(), "id"),
  /** Trades: those that are over can be corrected as long as their account remembers them. */
  TRADE(
      "trade",
      Rows.addedAt("opened_offset")
          .lastAt("coalesce(closed_offset, opened_offset)")
          .live(
              """
              status <> 'CLOSED' or id in (
                select jsonb_path_query(state, '$.past.trades[*].id') #>> '{}' from account_state)
              """),
      Map.of(),
      "id"),
  /** Corrections by the venue. */
  TRADE_RESTATEMENT(
      "trade_restatement", Rows.addedAt("tape_offset"), Map.of(), "trade_id", "number"),
  /** Protections that tripped or ended. */
  PROTECTION_EVENT(
      "protection_event",
      Rows.addedAt("tape_offset"),
      Map.of(),
      "account",
      "tape_offset",
      "protection",
      "instance",
      "kind"),
  /** What rules refused or had sold early: settled ones can be corrected as long as remembered. */
  SHADOW(
      "shadow",
      Rows.addedAt("tape_offset")
          .lastAt("coalesce(ended_offset, tape_offset)")
          .live(
              """
              status = 'OPEN' or id in (
                select jsonb_path_query(state, '$.shadows.settled[*].**.id') #>> '{}' from account_state)
              """)
          .keptBy("time_ms"),
      Map.of(),
      "id"),
  /** What stopped wishes; the counts of a minute may come a little later than it ends. */
  GATE_COUNT(
      "gate_count",
      new Rows("null", "minute_ms > %2$s - 600000", "minute_ms > %2$s - 600000", "minute_ms"),
      Map.of(),
      "minute_ms",
      "source",
      "instance",
      "market",
      "gate"),
  /** Markets. */
  MARKET_SEEN("market_seen", Rows.addedAt("tape_offset"), Map.of(), "market"),
  /** Accounts. */
  ACCOUNT("account", Rows.ALL_CHANGE, Map.of(), "account"),
  /** All that the tape cannot tell again of an account. */
  ACCOUNT_STATE(
      "account_state",
      Rows.ALL_CHANGE,
      Map.of("tape_offset", "how much a transaction takes depends on what was read at once"),
      "account"),
  /** What postings sum to. */
  BALANCE("balance", Rows.ALL_CHANGE, Map.of(), "account"),
  /** Counts over whole tables. */
  TALLY("tally", Rows.ALL_CHANGE, Map.of(), "what"),
  /** Which strategies an account ever had. */
  ACCOUNT_STRATEGY("account_strategy", Rows.ALL_CHANGE, Map.of(), "account", "strategy"),
  /** The ledger at the beginning of each day. */
  CHECKPOINT(
      "checkpoint",
      Rows.addedAt("tape_offset"),
      Map.of(
          "signals_offset", "a replay has no topic of signals",
          "signals_rewind", "how often progress is told depends on the wall clock",
          "rewind_offset", "a service that was restarted may go on from an earlier key frame"),
      "tape_day"),
  /** How far the ledger is. */
  STREAM_POSITION(
      "stream_position",
      Rows.ALL_CHANGE,
      Map.of(
          "signals_offset", "a replay has no topic of signals",
          "rewind_offset", "a service that was restarted may go on from an earlier key frame"),
      "id");

  private final String table;
  private final Rows rows;
  private final SortedMap<String, String> leftOut;
  private final List<String> key;

  LedgerTable(String table, Rows rows, Map<String, String> leftOut, String... key) {
    this.table = table;
    this.rows = rows;
    this.leftOut = new TreeMap<>(leftOut);
    this.key = List.of(key);
  }

  /**
   * How a table's rows come and change, as conditions of SQL in which {@code %1$s} is a tape offset
   * and {@code %2$s} its time.
   *
   * @param at the tape offset of what a row last tells, {@code null} if it does not say
   * @param newer of rows that came after it
   * @param live of rows that may still change then; it is asked at that very moment
   * @param keptBy the column of time by which old rows are deleted; blank for never
   */
  private record Rows(String at, String newer, String live, String keptBy) {
    static final Rows ALL_CHANGE = new Rows("null", "true", "true", "");

    static Rows addedAt(String offset) {
      return new Rows(offset, offset + " > %1$s", "false", "");
    }

    Rows live(String condition) {
      return new Rows(at, newer, condition, keptBy);
    }

    Rows lastAt(String offset) {
      return new Rows(offset, newer, live, keptBy);
    }

    Rows keptBy(String time) {
      return new Rows(at, newer, live, time);
    }
  }

  /** Its name in the database. */
  public String table() {
    return table;
  }

  /** The columns that tell rows apart. */
  public List<String> key() {
    return key;
  }

  /** Columns that a replay may write otherwise, each with the reason. */
  public SortedMap<String, String> leftOut() {
    return new TreeMap<>(leftOut);
  }

  /** The column of time by which old rows are deleted; blank for never. */
  public String keptBy() {
    return rows.keptBy();
  }

  /** The tape offset of what a row last tells, as an expression; null where it does not say. */
  public String at() {
    return rows.at();
  }

  /** Whether rows change at all once they are there. */
  public boolean isLive() {
    return !rows.live().equals("false");
  }

  /** A condition that holds for rows that came after a position. */
  public String newerThan(long tapeOffset, long tapeTimeMs) {
    return rows.newer().formatted(tapeOffset, tapeTimeMs);
  }

  /** A condition that holds, at a position, for rows that may change after it. */
  String liveAt(long tapeOffset, long tapeTimeMs) {
    return rows.live().formatted(tapeOffset, tapeTimeMs);
  }
}
