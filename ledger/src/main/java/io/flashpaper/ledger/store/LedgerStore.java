// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AwaitingSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.ledger.json.AccountStateCodec;
import io.flashpaper.ledger.json.PlanParameters;
import io.flashpaper.model.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Reads and moves the ledger. A batch is stored only onto the position it was computed from, so
 * neither a repeated attempt nor a second writer can store anything twice.
 */
public final class LedgerStore {
  private static final String LET_GO_IF_HELD =
      "set local idle_in_transaction_session_timeout = '10s'";
  private static final String LOCK_POSITION =
      "select tape_offset, signals_offset, rewind_offset, tape_time_ms, commands from"
          + " stream_position for update";
  private static final String READ_POSITION =
      "select tape_offset, signals_offset, rewind_offset, tape_time_ms, commands from"
          + " stream_position";
  private static final String CLAIM =
      "insert into ledger_shard (shard, shards) values (?, ?) on conflict (id) do nothing";
  private static final String OWNER = "select shard, shards from ledger_shard";
  private static final String MOVE_POSITION =
      """
      insert into stream_position (id, tape_offset, signals_offset, rewind_offset, tape_time_ms, commands)
      values (1, ?, ?, ?, ?, ?)
      on conflict (id) do update set tape_offset = excluded.tape_offset,
        signals_offset = excluded.signals_offset, rewind_offset = excluded.rewind_offset,
        tape_time_ms = excluded.tape_time_ms, commands = excluded.commands
      """;
  private static final String MARKET =
      """
      insert into market_seen (market, series, tape_offset, time_ms) values (?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String OUTBOX = "insert into outbox (key, message) values (?, ?)";

  private final DataSource database;

  /** Keeps the ledger in a database whose schema is up to date. */
  public LedgerStore(DataSource database) {
    this.database = database;
  }

  /** What became of a batch. */
  public enum Outcome {
    /** It is stored. */
    COMMITTED,
    /** Someone else has moved the ledger on: this writer is not the one any more. */
    SUPERSEDED
  }

  /**
   * Whose ledger it is: that of one of several shards, or of the only one.
   *
   * @param shard from 0
   * @param shards how many there are
   */
  public record Owner(int shard, int shards) {}

  /** Notes whose ledger this is to be, if it is new; says whose it is. */
  public Owner claim(Owner claimant) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM);
        PreparedStatement owner = connection.prepareStatement(OWNER)) {
      claim.setInt(1, claimant.shard());
      claim.setInt(2, claimant.shards());
      claim.executeUpdate();
      try (ResultSet row = owner.executeQuery()) {
        row.next();
        return new Owner(row.getInt(1), row.getInt(2));
      }
    }
  }

  /** The position; empty before the first batch. */
  public Optional<Position> position() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return position(connection, READ_POSITION);
    }
  }

  private static Optional<Position> position(Connection connection, String sql)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Position(
                  rows.getLong(1),
                  rows.getLong(2),
                  rows.getLong(3),
                  rows.getLong(4),
                  rows.getLong(5)))
          : Optional.empty();
    }
  }

  /** All accounts' states, by name. */
  public Map<String, AccountState> states() throws SQLException {
    String sql = "select account, schema_version, state from account_state";
    Map<String, AccountState> states = new TreeMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        states.put(rows.getString(1), AccountStateCodec.decode(rows.getInt(2), rows.getString(3)));
      }
    }
    return states;
  }

  /** What the postings of each account sum to, by name. */
  public Map<String, Balances> balances() throws SQLException {
    String sql = "select account, cash, positions, fees, realised, capital from balance";
    Map<String, Balances> balances = new TreeMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        balances.put(
            rows.getString(1),
            new Balances(
                money(rows, 2), money(rows, 3), money(rows, 4), money(rows, 5), money(rows, 6)));
      }
    }
    return balances;
  }

  private static Money money(ResultSet rows, int column) throws SQLException {
    return Money.of(rows.getBigDecimal(column).toPlainString());
  }

  /** The parameters of the plan that each account last traded by. */
  public Map<String, SortedMap<String, String>> plans() throws SQLException {
    String sql =
        "select distinct on (account) account, plan from account_plan order by account, tape_offset"
            + " desc";
    Map<String, SortedMap<String, String>> plans = new TreeMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        plans.put(rows.getString(1), PlanParameters.read(rows.getString(2)));
      }
    }
    return plans;
  }

  /**
   * Stores a batch in one transaction.
   *
   * @throws SQLException if it is not known to be stored; trying again is safe
   * @throws LedgerRefusedException if it can never be stored
   */
  public Outcome commit(Batch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        letGoIfHeld(connection);
        Optional<Position> stored = position(connection, LOCK_POSITION);
        if (!stored.equals(batch.before())) {
          connection.rollback();
          return stored.filter(batch.after()::equals).isPresent()
              ? Outcome.COMMITTED
              : Outcome.SUPERSEDED;
        }
        write(connection, batch);
        connection.commit();
        return Outcome.COMMITTED;
      } catch (SQLException failed) {
        rollback(connection, failed);
        Optional<LedgerRefusedException> refused = LedgerRefusedException.in(failed, batch);
        if (refused.isPresent()) {
          throw refused.get();
        }
        throw failed;
      } catch (RuntimeException failed) {
        rollback(connection, failed);
        throw failed;
      }
    }
  }

  /** A process that is held in here must not hold the lock for as long: another may go on. */
  private static void letGoIfHeld(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LET_GO_IF_HELD)) {
      statement.execute();
    }
  }

  private static void rollback(Connection connection, Exception failed) {
    try {
      connection.rollback();
    } catch (SQLException alsoFailed) {
      failed.addSuppressed(alsoFailed);
    }
  }

  private static void write(Connection connection, Batch batch) throws SQLException {
    List<Posted> postings =
        batch.entries().stream().filter(Posted.class::isInstance).map(Posted.class::cast).toList();
    Set<String> moved = postings.stream().map(Posted::account).collect(Collectors.toSet());
    new PostingRows(connection, postings).write();
    try (StatementCache sql = new StatementCache(connection)) {
      TradeRows trades = new TradeRows(sql);
      SettlementRows settlements = new SettlementRows(sql);
      EventRows events = new EventRows(sql);
      ControlRows control = new ControlRows(sql);
      ShadowRows shadows = new ShadowRows(sql);
      for (LedgerEntry entry : batch.entries()) {
        write(entry, trades, settlements, events, control, shadows);
      }
      for (LedgerEntry entry : batch.entries()) {
        sql.row(OUTBOX).text(OutboxKey.of(entry)).json(entry).add();
      }
      for (SeenMarket market : batch.markets()) {
        sql.row(MARKET)
            .text(market.market())
            .text(market.series())
            .number(market.tapeOffset())
            .number(market.timeMs())
            .add();
      }
      new TallyRows(sql).write(batch.entries());
      AccountRows accounts = new AccountRows(sql);
      for (AccountState state : batch.states()) {
        accounts.write(state, batch.after().tapeOffset(), moved.contains(state.account()));
      }
      Position after = batch.after();
      sql.row(MOVE_POSITION)
          .number(after.tapeOffset())
          .number(after.signalsOffset())
          .number(after.rewindOffset())
          .number(after.tapeTimeMs())
          .number(after.commands())
          .add();
      sql.send();
    }
    new Checkpoints(connection).write(batch);
  }

  private static void write(
      LedgerEntry entry,
      TradeRows trades,
      SettlementRows settlements,
      EventRows events,
      ControlRows control,
      ShadowRows shadows)
      throws SQLException {
    switch (entry) {
      case OrderPlaced e -> trades.write(e);
      case OrderResting e -> trades.write(e);
      case OrderDone e -> trades.write(e);
      case Filled e -> trades.write(e);
      case TradeOpened e -> trades.write(e);
      case AwaitingSettlement e -> settlements.write(e);
      case SettlementOverdue e -> settlements.write(e);
      case TradeClosed e -> trades.write(e);
      case TradeRestated e -> settlements.write(e);
      case AccountOpened _,
          AccountChanged _,
          AccountHalted _ -> {} // the account's row is written from its state
      case Posted _ -> {} // written together
      case SizingFailed e -> trades.write(e);
      case MarketSettlement e -> settlements.write(e);
      case SignalTaken e -> events.write(e);
      case FlashCrashed e -> events.write(e);
      case FlashEnded e -> events.write(e);
      case StrategyStarted e -> events.write(e);
      case StrategyRemoved e -> events.write(e);
      case StrategyStopped e -> events.write(e);
      case GatesCounted e -> events.write(e);
      case CommandTaken e -> control.write(e);
      case ProtectionTripped e -> control.write(e);
      case ProtectionEnded e -> control.write(e);
      case PlanChanged e -> control.write(e);
      case ShadowBegun e -> shadows.write(e);
      case ShadowDropped e -> shadows.write(e);
      case ShadowSettled e -> shadows.write(e);
    }
  }
}
