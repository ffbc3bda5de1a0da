// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.TestStack;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.ledger.store.Retention;
import io.flashpaper.observation.NanoClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** How Postgres goes about the lists with some thousand trades: it must not go through a table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlansIT {
  private static final int TRADES = 6_000;

  /** A page has 101 rows; a query may look at some more, but never at a whole table. */
  private static final long MOST_ROWS = 2_500;

  private static final Period ALWAYS = new Period(OptionalLong.empty(), OptionalLong.empty());
  private static final Optional<String> ANY = Optional.empty();
  private static final String MARKET = "KXBTC15M-1994700";

  private final List<String> faults = new ArrayList<>();
  private TestStack stack;
  private DataSource database;
  private RecordedQueries recorded;
  private Sql sql;

  @BeforeAll
  void fill(@TempDir Path dir) throws Exception {
    stack = TestStack.startDatabasesOnly(dir);
    TestStack.Database where = stack.database("plans");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(where.jdbcUrl());
    source.setUser(where.username());
    source.setPassword(where.password());
    database = source;
    Flyway.configure().dataSource(database).load().migrate();
    String fill;
    try (var file = ListPlansIT.class.getResourceAsStream("/many-trades.sql")) {
      fill = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    execute(fill.replace("${trades}", Integer.toString(TRADES)));
    execute("vacuum analyze");
    recorded = new RecordedQueries(database);
    sql = new Sql(recorded.recording());
  }

  @AfterAll
  void end() throws Exception {
    stack.close();
  }

  private void execute(String command) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private static PageRequest first() {
    return new PageRequest(100, Optional.empty());
  }

  @Test
  void noPageOfTradesGoesThroughATable() throws Exception {
    TradeQueries trades = new TradeQueries(sql, new FillQueries(sql));
    for (String sort : new String[] {null, "opened", "closed", "pnl"}) {
      for (String order : List.of("desc", "asc")) {
        Page<TradeQueries.Trade> page =
            trades.page(sorted(null, null, null, null, sort, order), first());
        assertThat(page.items()).hasSize(100);
        trades.page(
            sorted(null, null, null, null, sort, order),
            new PageRequest(100, Optional.of(page.next())));
        check("trades sorted by " + sort + " " + order);
      }
    }
    trades.page(sorted(MARKET, null, null, null, null, null), first());
    check("trades of a market");
    trades.page(sorted(null, "main", null, null, null, null), first());
    check("trades of an account");
    trades.page(sorted(null, "nobody", null, null, null, null), first());
    check("trades of an account that has none");
    trades.page(sorted(null, null, "open", null, null, null), first());
    check("open trades");
    trades.page(sorted(null, null, null, "won", "closed", null), first());
    check("trades that won");
    trades.open(TradeFilter.of(null, null, null, null, null, null), first());
    check("positions");
    assertThat(faults).isEmpty();
  }

  private static TradeFilter sorted(
      String market, String account, String status, String outcome, String sort, String order) {
    return new TradeFilter(
        market, null, account, null, null, null, status, outcome, null, null, null, null, sort,
        order);
  }

  @Test
  void noOtherListGoesThroughATable() throws Exception {
    LedgerHead head = new LedgerHead(sql);
    OrderQueries orders = new OrderQueries(sql);
    for (Optional<String> market : List.of(ANY, Optional.of(MARKET))) {
      orders.page(
          new OrderQueries.Wanted(
              market, ANY, ANY, ANY, Optional.empty(), Optional.empty(), Optional.empty(), ALWAYS),
          first());
      check("orders " + market);
      new FillQueries(sql).page(market, ANY, ANY, Optional.empty(), ALWAYS, first());
      check("fills " + market);
      new SizingQueries(sql).page(ANY, market, ALWAYS, first());
      check("sizing " + market);
      new SettlementQueries(sql).page(market, ANY, ALWAYS, first());
      check("settlements " + market);
      new EventQueries(sql).flashEvents(market, ANY, Optional.empty(), ALWAYS, first());
      check("flash events " + market);
      new SignalQueries(sql)
          .page(new SignalQueries.Wanted(market, ANY, ANY, ANY, Optional.empty(), ALWAYS), first());
      check("signals " + market);
    }
    ShadowQueries shadows = new ShadowQueries(sql);
    for (Optional<String> rule : List.of(ANY, Optional.of("COOLDOWN"))) {
      shadows.page(
          new ShadowQueries.Wanted(ANY, ANY, ANY, Optional.empty(), rule, ALWAYS),
          Optional.empty(),
          first());
      check("shadow trades " + rule);
    }
    shadows.page(
        new ShadowQueries.Wanted(ANY, ANY, ANY, Optional.empty(), ANY, ALWAYS),
        Optional.of(ShadowQueries.Status.TAKEN),
        first());
    check("shadow trades that were taken");
    new AccountQueries(sql).page(first());
    check("accounts");
    for (Optional<String> account : List.of(ANY, Optional.of("main"))) {
      new ProtectionQueries(sql).page(account, Optional.empty(), ALWAYS, first());
      check("protections " + account);
    }
    for (Funnel.By by : Funnel.By.values()) {
      new FunnelQueries(sql, head)
          .page(new FunnelQueries.Question(by, ALWAYS, ANY, ANY, Optional.empty()), first());
      check("decisions by " + by);
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void neitherTheListOfStrategyEventsNorWhatIsNowGoesThroughATable() throws Exception {
    for (Optional<String> instance : List.of(ANY, Optional.of("delay-arb"))) {
      new StrategyEventQueries(sql).page(instance, Optional.empty(), ALWAYS, first());
      check("strategy events " + instance);
    }
    NowLedger now = new NowLedger(sql, new LedgerHead(sql), new AccountQueries(sql));
    assertThat(now.read().accounts()).hasSize(2);
    check("now");
    assertThat(faults).isEmpty();
  }

  @Test
  void theEvidenceOfATradeIsFoundByItsKeys() throws Exception {
    TradeQueries trades = new TradeQueries(sql, new FillQueries(sql));
    LedgerHead head = new LedgerHead(sql);
    EvidenceQueries evidence =
        new EvidenceQueries(
            sql,
            trades,
            new OrderQueries(sql),
            new SignalQueries(sql),
            new SettlementQueries(sql),
            new FunnelQueries(sql, head));
    EvidenceQueries.Detail detail = evidence.find("order-000003000").orElseThrow();
    assertThat(detail.strategy().sha256()).isNotBlank();
    assertThat(detail.signal().id()).isEqualTo(detail.trade().signalId());
    assertThat(detail.orders()).isNotEmpty();
    assertThat(detail.levels()).hasSize(3);
    check("evidence");
    assertThat(faults).isEmpty();
  }

  @Test
  void statusAndSummaryGoThroughNoTable() throws Exception {
    LiveStatus live = new LiveStatus();
    AccountQueries accounts = new AccountQueries(sql);
    LedgerHead head = new LedgerHead(sql);
    LiveTape tape = new LiveTape(NanoClock.MACHINE);
    ValuedAccounts valued =
        new ValuedAccounts(sql, accounts, new NowLedger(sql, head, accounts), tape);
    new StatusResource(
            live, tape, valued, head, new VerificationQueries(sql), new DeadLetterShelf())
        .status();
    check("status");
    new SummaryResource(live, accounts, head, new EventQueries(sql), sql).summary(null);
    check("summary");
    assertThat(faults).isEmpty();
  }

  @Test
  void oldLogsAreDeletedInSmallBatchesAndNothingElse() throws Exception {
    Retention retention = new Retention(database);
    long before = number("select min(time_ms) + 86400000 from signal_log");
    long trades = number("select count(*) from trade");
    long old = number("select count(*) from gate_count where minute_ms < " + before);
    assertThat(old).isPositive();
    for (Retention.Log log : Retention.Log.values()) {
      while (retention.deleteSome(log, before)) {}
    }
    assertThat(number("select count(*) from signal_log where time_ms < " + before)).isZero();
    assertThat(number("select count(*) from gate_count where minute_ms < " + before)).isZero();
    assertThat(number("select count(*) from signal_log")).isGreaterThan(20_000);
    assertThat(number("select count(*) from trade")).isEqualTo(trades);
    assertThat(number("select count from tally where what = 'signal'")).isEqualTo(5L * TRADES);
  }

  private long number(String query) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void check(String list) throws Exception {
    List<RecordedQueries.Query> queries = recorded.take();
    assertThat(queries).as(list).isNotEmpty();
    for (RecordedQueries.Query query : queries) {
      check(list, query, recorded.plan(query));
    }
  }

  private void check(String list, RecordedQueries.Query query, JsonNode node) {
    long loops = node.path("Actual Loops").asLong(1);
    long looked =
        loops * (node.path("Actual Rows").asLong() + node.path("Rows Removed by Filter").asLong());
    if (looked > MOST_ROWS) {
      faults.add(
          "%s: %s on %s looks at %d rows: %s"
              .formatted(
                  list,
                  node.path("Node Type").asText(),
                  node.path("Relation Name").asText(node.path("Index Name").asText()),
                  looked,
                  query.sql()));
    }
    node.path("Plans").forEach(child -> check(list, query, child));
  }
}
