// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.protection.Protection;
import io.flashpaper.engine.execution.protection.Protections;
import io.flashpaper.engine.execution.protection.Protections.Drawdown;
import io.flashpaper.engine.execution.protection.Protections.Exposure;
import io.flashpaper.engine.execution.protection.Protections.LossStreak;
import io.flashpaper.engine.execution.protection.Protections.LossStreak.Scope;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What limits and pauses an account, at the boundary and one unit beyond it. */
class ProtectionsTest {
  private static final Book BOOK = new Book(bids(51, 300), bids(47, 250));
  private static final Book FALLEN = new Book(bids(30, 300), bids(69, 250));
  private static final MarketId HOURLY = new MarketId("KXBTCD-26SEP2108-T76499.99");

  private static Scenario scenario(Protections protections) {
    AccountPlan usual = AccountPlan.defaults("guarded");
    return new Scenario(usual.withProtections(protections));
  }

  private static Protections exposure(String account, String series, String market) {
    return new Protections(
        new Exposure(dollars(account), dollars(series), dollars(market)),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Money> dollars(String amount) {
    return amount.isEmpty() ? Optional.empty() : Optional.of(Money.of(amount));
  }

  private static Protections dailyLoss(String loss) {
    return new Protections(
        Exposure.UNLIMITED, OptionalInt.empty(), dollars(loss), Optional.empty(), Optional.empty());
  }

  private static Protections drawdown(long ppm, Optional<Duration> pause) {
    return new Protections(
        Exposure.UNLIMITED,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.of(new Drawdown(ppm, pause)),
        Optional.empty());
  }

  private static Protections streak(int losses, Duration within, Scope scope) {
    return new Protections(
        Exposure.UNLIMITED,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new LossStreak(losses, within, Duration.ofMinutes(5), scope)));
  }

  /** Bought at 53 cents and sold at 30: a loss of $4.95 with fees. */
  private static Scenario losing(Scenario scenario, long afterMs) {
    return scenario
        .book(afterMs, BOOK, want(Side.YES, 53))
        .beat(afterMs + 300)
        .book(afterMs + 400, FALLEN)
        .beat(afterMs + 700);
  }

  private static List<GateCount> gates(Scenario scenario) {
    scenario.beat(899_000);
    return scenario.all(GatesCounted.class).stream().flatMap(e -> e.counts().stream()).toList();
  }

  private static int orders(Scenario scenario) {
    return scenario.all(OrderPlaced.class).size();
  }

  /** A market of another series, wanted by the same instance. */
  private static Scenario wantingAnother(Scenario scenario, long afterMs) {
    Market hourly =
        new Market(
            HOURLY,
            "KXBTCD",
            MarketStatus.OPEN,
            StrikeRule.GREATER,
            Scenario.market(ID, T0, 1).strikeMicros(),
            T0,
            T0 + 3_600_000,
            List.of());
    scenario.tape(new MarketUpdated(T0 + afterMs, hourly));
    long offset = scenario.engine.tape().offset() + 1;
    scenario.engine.offer(
        new Signal(
            "hourly:" + offset,
            offset,
            T0 + afterMs,
            "hourly",
            "s",
            "1",
            "guarded",
            100,
            HOURLY,
            want(Side.YES, 53)));
    return scenario.tape(new BookSnapshot(T0 + afterMs, HOURLY, BOOK, FeedMode.WS));
  }

  @Test
  void anEntryMayBringTheExposureToItsLimitButNotAbove() {
    Scenario free = scenario(Protections.NONE).book(0, BOOK, want(Side.YES, 53));
    Money debit = free.all(OrderPlaced.class).getFirst().order().reserved();
    String most = debit.toString();
    String less = debit.minus(new Money(1)).toString();
    for (int kind = 0; kind < 3; kind++) {
      Protections at =
          exposure(kind == 0 ? most : "", kind == 1 ? most : "", kind == 2 ? most : "");
      Protections under =
          exposure(kind == 0 ? less : "", kind == 1 ? less : "", kind == 2 ? less : "");
      assertThat(orders(scenario(at).book(0, BOOK, want(Side.YES, 53)))).isEqualTo(1);
      Scenario refused = scenario(under).book(0, BOOK, want(Side.YES, 53));
      assertThat(orders(refused)).isZero();
      String gate = List.of("MAX_EXPOSURE", "MAX_SERIES_EXPOSURE", "MAX_MARKET_EXPOSURE").get(kind);
      assertThat(gates(refused))
          .extracting(GateCount::gate, GateCount::last)
          .containsExactly(
              tuple(
                  gate,
                  Optional.of(Measure.of("exposureMicros", debit.micros(), debit.micros() - 1))));
    }
  }

  @Test
  void whatIsHeldElsewhereCountsForTheAccountButNotForTheSeries() {
    Scenario whole = scenario(exposure("15", "", ""));
    assertThat(orders(wantingAnother(whole.book(0, BOOK, want(Side.YES, 53)).beat(300), 400)))
        .isEqualTo(1);
    Scenario each = scenario(exposure("", "15", "15"));
    assertThat(orders(wantingAnother(each.book(0, BOOK, want(Side.YES, 53)).beat(300), 400)))
        .isEqualTo(2);
  }

  @Test
  void asManyTradesAreOpenAsMayBeAndEntriesOnTheirWayCount() {
    Protections one =
        new Protections(
            Exposure.UNLIMITED,
            OptionalInt.of(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Scenario scenario = wantingAnother(scenario(one).book(0, BOOK, want(Side.YES, 53)), 100);
    assertThat(orders(scenario)).isEqualTo(1);
    assertThat(gates(scenario))
        .extracting(GateCount::gate, GateCount::last)
        .contains(tuple("MAX_OPEN_POSITIONS", Optional.of(Measure.of("openPositions", 1, 1))));
  }

  @Test
  void aDaysLossStopsEntriesUntilTheNextDayAndNoExit() {
    Money loss = net(losing(scenario(Protections.NONE), 0)).negated();
    Scenario spared = losing(scenario(dailyLoss(loss.plus(new Money(1)).toString())), 0);
    assertThat(spared.all(ProtectionTripped.class)).isEmpty();
    Scenario tripped = losing(scenario(dailyLoss(loss.toString())), 0);
    ProtectionTripped entry = tripped.all(ProtectionTripped.class).getFirst();
    long midnight = (T0 / 86_400_000 + 1) * 86_400_000;
    assertThat(entry.pause().protection()).isEqualTo(Protection.DAILY_LOSS);
    assertThat(entry.pause().value()).isEqualTo(-loss.micros());
    assertThat(entry.pause().threshold()).isEqualTo(-loss.micros());
    assertThat(entry.pause().untilMs()).hasValue(midnight);
    assertThat(entry.timeMs()).isEqualTo(tripped.all(TradeClosed.class).getFirst().timeMs());
    tripped.book(70_000, BOOK);
    assertThat(orders(tripped)).isEqualTo(2);
    assertThat(gates(tripped)).extracting(GateCount::gate).contains("DAILY_LOSS");
    tripped.beat(midnight - T0 - 1);
    assertThat(tripped.all(ProtectionEnded.class)).isEmpty();
    tripped.beat(midnight - T0);
    assertThat(tripped.all(ProtectionEnded.class).getFirst().by())
        .isEqualTo(ProtectionEnded.By.TIME);
    assertThat(tripped.state().guard().holds()).isFalse();
  }

  private static Money net(Scenario scenario) {
    return scenario.all(TradeClosed.class).getLast().net();
  }

  @Test
  void aFallBelowThePeakPausesForAWhileAndIsThenMeasuredAnew() {
    long fallen = net(losing(scenario(Protections.NONE), 0)).negated().micros() / 1000;
    Optional<Duration> minute = Optional.of(Duration.ofSeconds(100));
    assertThat(losing(scenario(drawdown(fallen + 1, minute)), 0).all(ProtectionTripped.class))
        .isEmpty();
    Scenario tripped = losing(scenario(drawdown(fallen, minute)), 0);
    assertThat(tripped.all(ProtectionTripped.class).getFirst().pause().value()).isEqualTo(fallen);
    tripped.book(70_000, BOOK);
    assertThat(orders(tripped)).isEqualTo(2);
    tripped.beat(100_649);
    assertThat(orders(tripped)).isEqualTo(2);
    tripped.beat(100_650);
    assertThat(tripped.all(ProtectionEnded.class)).hasSize(1);
    assertThat(orders(tripped)).isEqualTo(3);
    assertThat(tripped.state().guard().peak()).isEqualTo(tripped.state().totals().tradePnl());
  }

  @Test
  void aDrawdownWithoutAnEndWaitsForAResume() {
    Scenario tripped = losing(scenario(drawdown(1_000, Optional.empty())), 0);
    tripped.book(70_000, BOOK).beat(800_000);
    assertThat(orders(tripped)).isEqualTo(2);
    tripped.entries.addAll(
        tripped.engine.execute(
            new Command(
                1, "1", Command.Kind.RESUME, Optional.of("guarded"), Optional.empty(), "", "")));
    assertThat(tripped.all(ProtectionEnded.class).getFirst().by())
        .isEqualTo(ProtectionEnded.By.RESUMED);
    assertThat(orders(tripped.beat(800_001))).isEqualTo(3);
  }

  @Test
  void lossesInARowPauseAndAWinBetweenThemStartsTheCountAgain() {
    Scenario scenario = scenario(streak(2, Duration.ofHours(1), Scope.ACCOUNT));
    losing(scenario, 0);
    assertThat(scenario.all(ProtectionTripped.class)).isEmpty();
    winning(scenario, 70_000);
    losing(scenario, 140_000);
    assertThat(scenario.all(ProtectionTripped.class)).isEmpty();
    losing(scenario, 210_000);
    ProtectionTripped entry = scenario.all(ProtectionTripped.class).getFirst();
    assertThat(entry.pause().protection()).isEqualTo(Protection.LOSS_STREAK);
    assertThat(entry.pause().instance()).isEmpty();
    assertThat(entry.pause().untilMs()).hasValue(entry.timeMs() + 300_000);
    assertThat(scenario.state().guard().losses()).hasSize(2);
    scenario.book(600_000, BOOK);
    assertThat(scenario.state().guard().losses()).isEmpty();
    assertThat(scenario.all(ProtectionEnded.class)).hasSize(1);
  }

  private static Scenario winning(Scenario scenario, long afterMs) {
    return scenario
        .book(afterMs, BOOK, want(Side.YES, 53))
        .beat(afterMs + 300)
        .book(afterMs + 400, new Book(bids(70, 300), bids(29, 250)))
        .beat(afterMs + 700);
  }

  @Test
  void lossesThatLieTooFarApartAreNoStreak() {
    Scenario apart = scenario(streak(2, Duration.ofMillis(69_999), Scope.ACCOUNT));
    losing(losing(apart, 0), 70_000);
    assertThat(apart.all(ProtectionTripped.class)).isEmpty();
    Scenario near = scenario(streak(2, Duration.ofMillis(70_000), Scope.ACCOUNT));
    losing(losing(near, 0), 70_000);
    assertThat(near.all(ProtectionTripped.class)).hasSize(1);
  }

  @Test
  void aStreakOfOneInstancePausesThatInstanceAlone() {
    Scenario scenario = scenario(streak(1, Duration.ofHours(1), Scope.INSTANCE));
    losing(scenario, 0);
    assertThat(scenario.all(ProtectionTripped.class).getFirst().pause().instance())
        .isEqualTo("test");
    int before = orders(scenario);
    wantingAnother(scenario.book(70_000, BOOK), 70_100);
    assertThat(orders(scenario)).isEqualTo(before + 1);
    assertThat(scenario.all(OrderPlaced.class).getLast().order().market()).isEqualTo(HOURLY);
  }

  @Test
  void aProtectionThatIsConfiguredNoMoreHoldsNobody() {
    Scenario tripped = losing(scenario(drawdown(1_000, Optional.empty())), 0);
    ExecutionEngine next =
        new ExecutionEngine(
            List.of(AccountPlan.defaults("guarded")), tripped.engine.states(), new SignalBuffer());
    assertThat(next.states().get("guarded").guard().holds()).isTrue();
    next.offer(new Progress(0, T0, 0));
    assertThat(next.step(new TapeRecord(0, new Heartbeat(T0 + 1000))))
        .filteredOn(ProtectionEnded.class::isInstance)
        .singleElement()
        .extracting(entry -> ((ProtectionEnded) entry).by())
        .isEqualTo(ProtectionEnded.By.PLAN);
  }
}
