// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Ten thousand trades of an account that nobody else knows, whose books agree. */
final class ManyTrades {
  private static final String FILL =
      """
      begin;
      insert into posting select 'many/opening', 'many', 'OPENING', null, null, null, 1000, 0, 0, 0, -1000, 0, 0;
      insert into account (account, initial_cash, cash, trade_pnl, fees, trades, wins, open_trades, open_outlay, open_cost)
        values ('many', 1000, 1000, 0, 0, 0, 0, 0, 0, 0);
      insert into trade (id, account, market, series, side, status, instance, strategy, strategy_version,
          signal_id, signal_offset, probability_micros, entry_offset, opened_ms, opened_offset, quantity, cost,
          proceeds, fees, outlay, entry_reason, at_decision, at_fill, closed_ms, closed_offset, net)
        select 'many:' || n, 'many', 'M' || n / 2, 'KXBTC15M', case n %% 3 when 0 then 'NO' else 'YES' end, 'CLOSED',
          'chance', 'chance', '1', 's', 1, 600000, 1, %1$d - n * 2880, 1, 10, 4.9, 0, 0.1, 0, '{}',
          '{"k":"0.480000","spreadMicros":10000}', '{}', %1$d - n * 2880 + 2000, 1, case n %% 5 when 0 then 3 else -0.5 end
        from generate_series(1, 10000) n;
      insert into posting select id || '/1', account, 'EXIT', id, id, 1, net, 0, fees, -net - fees, 0, closed_ms, 1
        from trade where account = 'many';
      update account a set (trade_pnl, cash, fees, trades, wins) =
        (select sum(net), 1000 + sum(net), sum(fees), count(*), count(*) filter (where net > 0) from trade t where t.account = a.account)
        where a.account = 'many';
      commit;
      """;

  private ManyTrades() {}

  /** Puts them into the ledger's database, the last eight hours before its latest trade. */
  static void into(String jdbcUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "flashpaper", "");
        Statement statement = connection.createStatement()) {
      try (var latest = statement.executeQuery("select max(opened_ms) from trade")) {
        latest.next();
        String fill = FILL.formatted(latest.getLong(1));
        statement.execute(fill);
      }
    }
  }
}
