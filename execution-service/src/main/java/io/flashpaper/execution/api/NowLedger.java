// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.ledger.json.AccountStateCodec;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger adds to how things stand now: a few rows, however many trades there were. */
@Singleton
final class NowLedger {
  private static final String OPEN_TRADES =
      """
      select account, state ->> 'trades' as trades from account_state
      where jsonb_array_length(state -> 'trades') > 0 order by account
      """;
  private static final String CRASHES =
      """
      select distinct on (market) * from flash_event
      where time_ms >= ? and ended_by is null order by market, time_ms desc, id desc
      """;

  /** No crash lasts longer than the market that it is in. */
  private static final long LONGEST_CRASH_MS = 3_600_000;

  private final Sql sql;
  private final LedgerHead head;
  private final AccountQueries accounts;

  NowLedger(Sql sql, LedgerHead head, AccountQueries accounts) {
    this.sql = sql;
    this.head = head;
    this.accounts = accounts;
  }

  /**
   * What is read.
   *
   * @param trades open ones
   * @param crashes those that are not over, by market
   */
  record State(
      LedgerHead.Head head,
      List<AccountQueries.Account> accounts,
      List<Held> trades,
      Map<String, Now.Crash> crashes) {
    static final State NOTHING =
        new State(new LedgerHead.Head(-1, 0), List.of(), List.of(), Map.of());
  }

  /** An open trade of an account. */
  record Held(String account, OpenTrade trade) {}

  /** How the ledger stands, all of it at one moment: a trade's money is never counted twice. */
  State read() {
    return sql.atOneMoment(this::stored);
  }

  private State stored() {
    LedgerHead.Head now = head.now();
    return new State(
        now,
        accounts.all(),
        openTrades(),
        sql.all(NowLedger::crash, CRASHES, now.tapeTimeMs() - LONGEST_CRASH_MS).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The trades that are not over. */
  List<Held> openTrades() {
    return sql.all(NowLedger::held, OPEN_TRADES).stream().flatMap(List::stream).toList();
  }

  private static List<Held> held(Fields row) throws SQLException {
    String account = row.text("account");
    return AccountStateCodec.trades(row.text("trades")).stream()
        .map(trade -> new Held(account, trade))
        .toList();
  }

  private static Map.Entry<String, Now.Crash> crash(Fields row) throws SQLException {
    return Map.entry(
        row.text("market"),
        new Now.Crash(
            row.text("id"),
            row.time("time_ms"),
            row.number("time_ms"),
            row.decimal("peak"),
            row.decimal("k"),
            BigDecimal.valueOf(row.number("drop_micros"), 4).toPlainString(),
            row.text("cause"),
            row.text("verdict")));
  }
}
