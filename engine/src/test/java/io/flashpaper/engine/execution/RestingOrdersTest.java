// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.ID;
import static io.flashpaper.engine.execution.Scenario.T0;
import static io.flashpaper.engine.execution.Scenario.WHY;
import static io.flashpaper.engine.execution.Scenario.bids;
import static io.flashpaper.engine.execution.Scenario.want;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.EntryOrders.Placement;
import io.flashpaper.engine.execution.EntryOrders.Style;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.engine.execution.matching.QueuePlace;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Entries that bid and wait: where they stand, what fills them, and what ends them. */
class RestingOrdersTest {
  private static final Book BOOK = new Book(bids(51, 120, 50, 900), bids(47, 250, 46, 600));
  private static final AccountPlan PLAN =
      AccountPlan.defaults("maker").withEntryOrders(EntryOrders.MAKER);

  private final Scenario scenario = new Scenario(PLAN);

  private static PublicTrade trade(long afterMs, Side taker, int yesCents, long contracts) {
    return new PublicTrade(
        T0 + afterMs,
        ID,
        "t" + afterMs,
        taker,
        Price.ofCents(yesCents),
        Quantity.ofContracts(contracts),
        T0 + afterMs,
        false);
  }

  /** A bid for YES at 51 cents, behind the 120 contracts there, of 19 contracts. */
  private Scenario resting() {
    return scenario.book(0, BOOK, want(Side.YES, 53)).beat(251);
  }

  private PendingOrder order() {
    return scenario.state().orders().getFirst();
  }

  private QueuePlace place() {
    return order().rest().orElseThrow().place().orElseThrow();
  }

  private OrderDone done() {
    return scenario.all(OrderDone.class).getFirst();
  }

  private String cancelReason() {
    return order().rest().orElseThrow().cancel().orElseThrow().reason().code();
  }

  @Test
  void itBidsAtTheBestBidAndJoinsTheEndOfTheQueueWhenItArrives() {
    resting();
    OrderResting resting = scenario.all(OrderResting.class).getFirst();
    assertThat(resting.timeMs()).isEqualTo(T0 + 250);
    assertThat(resting.order().limit()).isEqualTo(Price.ofCents(51));
    assertThat(place().ahead()).isEqualTo(Quantity.ofContracts(120));
    assertThat(place().left()).isEqualTo(Quantity.ofContracts(19));
    assertThat(scenario.all(Filled.class)).isEmpty();
    assertThat(scenario.state().freeCash()).isEqualTo(Money.of("990.31"));
  }

  @Test
  void theGoldenQueueFillsThroughTheWholeEngineAsWritten() {
    JsonNode golden = Golden.read("maker_queue");
    AccountPlan twenty = sized(PLAN, "10.20");
    Scenario run = new Scenario(twenty).book(0, BOOK, want(Side.YES, 53)).beat(251);
    Quantity wanted = Quantity.ofContracts(golden.get("log").get(0).get(2).asLong());
    assertThat(run.state().orders().getFirst().quantity()).isEqualTo(wanted);
    for (int i = 1; i < golden.get("log").size(); i++) {
      JsonNode row = golden.get("log").get(i);
      step(run, row.get(0).asText(), i * 2_000L);
      long left = row.get(2).asLong();
      if (left > 0) {
        QueuePlace place =
            run.state().orders().getFirst().rest().orElseThrow().place().orElseThrow();
        assertThat(place.ahead()).as("%s", row).isEqualTo(contracts(row.get(1)));
        assertThat(place.left()).as("%s", row).isEqualTo(contracts(row.get(2)));
      }
    }
    assertThat(run.all(Filled.class))
        .extracting(entry -> entry.fill().quantity())
        .containsExactly(
            contracts(golden.get("fills").get(0)),
            contracts(golden.get("fills").get(1)),
            contracts(golden.get("fills").get(2)));
    assertThat(run.all(Filled.class))
        .allSatisfy(
            entry -> {
              assertThat(entry.fill().price()).isEqualTo(Price.ofCents(51));
              assertThat(entry.fill().role()).contains(FeeRole.MAKER);
              assertThat(entry.fill().fee().net()).isEqualTo(Money.ZERO);
            });
    assertThat(run.all(TradeOpened.class)).hasSize(1);
    assertThat(run.all(OrderDone.class).getFirst().outcome()).isEqualTo(OrderOutcome.FILLED);
    assertThat(run.state().trades().getFirst().held()).isEqualTo(wanted);
  }

  private static Quantity contracts(JsonNode number) {
    return Quantity.ofContracts(number.asLong());
  }

  private static void step(Scenario run, String words, long afterMs) {
    Matcher number = Pattern.compile("\\d+").matcher(words);
    if (words.startsWith("trade ") && number.find()) {
      run.tape(trade(afterMs, Side.NO, 51, Long.parseLong(number.group())));
    } else if (words.startsWith("level now shows") && number.find()) {
      int shown = Integer.parseInt(number.group());
      run.book(afterMs, new Book(bids(51, shown, 50, 900), BOOK.noBids()));
    } else {
      assertThat(words).isEqualTo("market trades through our price");
      run.tape(trade(afterMs, Side.NO, 50, 1));
    }
  }

  private static AccountPlan sized(AccountPlan plan, String dollars) {
    return new AccountPlan(
            plan.account(),
            plan.initialCash(),
            plan.fees(),
            SizingPlan.fixed(Money.of(dollars)),
            plan.exits(),
            plan.latency(),
            plan.cooldown(),
            plan.retry(),
            plan.minFeedGrade(),
            plan.protections())
        .withEntryOrders(plan.entryOrders());
  }

  @Test
  void onlyWhoSellsToItsPriceMovesTheQueue() {
    resting().tape(trade(300, Side.YES, 53, 500)).tape(trade(310, Side.YES, 51, 500));
    scenario.tape(
        new PublicTrade(
            T0 + 320, ID, "b", Side.NO, Price.ofCents(51), Quantity.ofContracts(500), T0, true));
    scenario.tape(
        new PublicTrade(
            T0 + 330,
            ID,
            "late",
            Side.NO,
            Price.ofCents(51),
            Quantity.ofContracts(500),
            T0 + 249,
            false));
    assertThat(place().ahead()).isEqualTo(Quantity.ofContracts(120));
    assertThat(scenario.all(Filled.class)).isEmpty();
  }

  @Test
  void anOfferBelowItsPriceWouldHaveBeenSoldToItFirst() {
    resting().book(400, new Book(bids(48, 10), bids(51, 10)));
    assertThat(scenario.all(Filled.class).getFirst().fill().price()).isEqualTo(Price.ofCents(51));
    assertThat(done().outcome()).isEqualTo(OrderOutcome.FILLED);
  }

  @Test
  void anOrderThatWouldTakeWhatIsOfferedOnArrivalIsRefusedAndPlacedAnewAfterTheRetry() {
    scenario.book(0, BOOK, want(Side.YES, 53));
    scenario.book(200, new Book(bids(48, 10), bids(49, 10))).beat(300);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.WOULD_CROSS);
    assertThat(scenario.beat(1_249).all(OrderPlaced.class)).hasSize(1);
    scenario.beat(1_250);
    assertThat(scenario.all(OrderPlaced.class).getLast().order().limit())
        .isEqualTo(Price.ofCents(48));
  }

  @Test
  void itEndsWhenItsTimeIsUpAndTheWishBidsAgainWhereTheBestBidThenIs() {
    resting().book(10_000, new Book(bids(52, 5), bids(47, 250))).beat(29_999);
    assertThat(scenario.all(OrderDone.class)).isEmpty();
    scenario.beat(30_001);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.EXPIRED);
    assertThat(done().timeMs()).isEqualTo(T0 + 30_000);
    scenario.beat(31_000);
    assertThat(order().limit()).isEqualTo(Price.ofCents(52));
    assertThat(scenario.state().freeCash()).isLessThan(scenario.state().cash());
  }

  @Test
  void aWithdrawnWishIsCancelledOneLatencyLaterAndMayFillUntilThen() {
    resting().beat(1_000, new Desire.Indifferent(WHY));
    assertThat(cancelReason()).isEqualTo("WISH_WITHDRAWN");
    scenario.tape(trade(1_200, Side.NO, 51, 125));
    assertThat(scenario.state().trades().getFirst().held()).isEqualTo(Quantity.ofContracts(5));
    scenario.beat(1_251);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.CANCELLED);
    assertThat(done().filled()).isEqualTo(Quantity.ofContracts(5));
    assertThat(done().timeMs()).isEqualTo(T0 + 1_250);
    assertThat(scenario.state().freeCash()).isEqualTo(Money.of("997.45"));
  }

  @Test
  void aWishForLessOrForTheOtherSideCancelsAndAWishForMoreDoesNot() {
    resting().beat(1_000, want(Side.YES, 60));
    assertThat(order().rest().orElseThrow().cancel()).isEmpty();
    scenario.beat(1_100, want(Side.YES, 50));
    assertThat(cancelReason()).isEqualTo("WISH_CHANGED");
    scenario.beat(1_351).beat(2_350);
    assertThat(order().limit()).isEqualTo(Price.ofCents(50));
    scenario.beat(3_000, want(Side.NO, 60));
    assertThat(cancelReason()).isEqualTo("WISH_CHANGED");
  }

  @Test
  void aBookThatIsNotToBeTrustedCancels() {
    resting().tape(new BookInvalidated(T0 + 1_000, ID, "gap"));
    assertThat(cancelReason()).isEqualTo("BOOK_UNTRUSTED");
    scenario.beat(1_251);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.CANCELLED);
  }

  @Test
  void aPauseOfTheMarketEndsIt() {
    Market paused = Scenario.market(ID, T0, 900_000).withStatus(MarketStatus.PAUSED);
    resting().tape(new MarketUpdated(T0 + 1_000, paused));
    assertThat(done().outcome()).isEqualTo(OrderOutcome.MARKET_CLOSED);
    assertThat(scenario.state().freeCash()).isEqualTo(scenario.state().cash());
  }

  @Test
  void theCloseEndsItAndWhatItBoughtIsPaid() {
    scenario.book(890_000, BOOK, want(Side.YES, 53)).beat(890_251);
    scenario.tape(trade(891_000, Side.NO, 51, 130)).beat(900_000);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.MARKET_CLOSED);
    assertThat(done().filled()).isEqualTo(Quantity.ofContracts(10));
    Settlement won = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
    scenario.tape(new MarketSettled(T0 + 905_000, ID, won));
    assertThat(scenario.all(TradeClosed.class).getFirst().net()).isEqualTo(Money.of("4.90"));
  }

  @Test
  void aSettlementBeforeTheCloseEndsItFirst() {
    resting().tape(trade(1_000, Side.NO, 51, 130));
    Settlement lost = new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.empty());
    scenario
        .tape(new MarketSettled(T0 + 2_000, ID, lost), new Desire.Indifferent(WHY))
        .tape(trade(2_100, Side.NO, 1, 500));
    assertThat(done().outcome()).isEqualTo(OrderOutcome.MARKET_CLOSED);
    assertThat(scenario.all(TradeClosed.class).getFirst().net()).isEqualTo(Money.of("-5.10"));
    assertThat(scenario.state().orders()).isEmpty();
    assertThat(scenario.all(Filled.class)).hasSize(2);
  }

  private void tell(Command.Kind kind) {
    scenario.entries.addAll(
        scenario.engine.execute(
            new Command(1, "1", kind, Optional.of("maker"), Optional.empty(), "why", "someone")));
  }

  @Test
  void aPauseOfTheAccountCancelsIt() {
    resting();
    tell(Command.Kind.PAUSE);
    scenario.beat(1_000).beat(1_251);
    assertThat(done().outcome()).isEqualTo(OrderOutcome.CANCELLED);
    assertThat(done().order().rest().orElseThrow().cancel().orElseThrow().reason().code())
        .isEqualTo("PAUSED");
  }

  @Test
  void theKillSwitchCancelsItFirstAndThenSellsWhatItBought() {
    resting().tape(trade(1_000, Side.NO, 51, 130));
    tell(Command.Kind.KILL);
    assertThat(cancelReason()).isEqualTo("KILLED");
    scenario.beat(1_251);
    assertThat(scenario.all(OrderPlaced.class)).hasSize(2);
    scenario.beat(1_600);
    assertThat(scenario.all(TradeClosed.class).getFirst().reason().code()).isEqualTo("KILLED");
    assertThat(scenario.state().orders()).isEmpty();
  }

  @Test
  void anExitCancelsWhatStillBuysBeforeItSellsAllThatWasBought() {
    resting().tape(trade(1_000, Side.NO, 51, 130));
    scenario.book(2_000, new Book(bids(60, 300), bids(39, 250)));
    assertThat(cancelReason()).isEqualTo("TAKE_PROFIT");
    scenario.tape(trade(2_100, Side.NO, 51, 2)).beat(2_251);
    assertThat(done().filled()).isEqualTo(Quantity.ofContracts(12));
    scenario.beat(2_600);
    TradeClosed closed = scenario.all(TradeClosed.class).getFirst();
    assertThat(closed.reason().code()).isEqualTo("TAKE_PROFIT");
    assertThat(closed.trade().sold()).isEqualTo(Quantity.ofContracts(12));
    assertThat(scenario.all(Filled.class).getLast().fill().role()).contains(FeeRole.TAKER);
  }

  @Test
  void makersPayTheMarketsMakerFeeRoundedOverTheWholeOrder() {
    MarketFees fees = new MarketFees("quadratic_with_maker_fees", 1_000_000, OptionalLong.empty());
    Market market = Scenario.market(ID, T0, 900_000).withFees(Optional.of(fees));
    scenario.tape(new MarketUpdated(T0, market));
    resting().tape(trade(1_000, Side.NO, 51, 121)).tape(trade(1_100, Side.NO, 51, 1));
    List<Fill> fills = scenario.all(Filled.class).stream().map(Filled::fill).toList();
    // 0.0175 * 0.51 * 0.49 = 0.00437325, rounded up to 0.004374, the balance to 0.0001.
    assertThat(fills).extracting(fill -> fill.fee().trade()).containsOnly(Money.of("0.004374"));
    assertThat(fills.get(0).fee().rounding()).isEqualTo(Money.of("0.000026"));
    assertThat(order().rest().orElseThrow().fees().accumulatedMicros()).isEqualTo(52);
  }

  @Test
  void whereNobodyBidsThereIsNoPriceToBidAt() {
    scenario.book(0, new Book(Ladder.EMPTY, bids(47, 250)), want(Side.YES, 53)).beat(899_000);
    assertThat(scenario.all(OrderPlaced.class)).isEmpty();
    assertThat(scenario.all(GatesCounted.class).getFirst().counts())
        .extracting(GateCount::gate)
        .containsExactly("NOT_OFFERED");
  }

  private static Price placed(Placement placement, Side side, int limit, Book book) {
    AccountPlan plan =
        PLAN.withEntryOrders(new EntryOrders(Style.MAKER, Duration.ofSeconds(5), placement));
    return new Scenario(plan)
        .book(0, book, want(side, limit))
        .all(OrderPlaced.class)
        .getFirst()
        .order()
        .limit();
  }

  @Test
  void aBidIsPlacedAsConfiguredAndNeverTakesNorExceedsTheWish() {
    Book wide = new Book(bids(51, 10), bids(40, 10));
    assertThat(placed(Placement.BEST_BID, Side.YES, 58, wide)).isEqualTo(Price.ofCents(51));
    assertThat(placed(Placement.IMPROVE, Side.YES, 58, wide)).isEqualTo(Price.ofCents(52));
    assertThat(placed(Placement.LIMIT, Side.YES, 58, wide)).isEqualTo(Price.ofCents(58));
    assertThat(placed(Placement.LIMIT, Side.YES, 70, wide)).isEqualTo(Price.ofCents(59));
    assertThat(placed(Placement.BEST_BID, Side.YES, 45, wide)).isEqualTo(Price.ofCents(45));
    assertThat(placed(Placement.IMPROVE, Side.NO, 58, wide)).isEqualTo(Price.ofCents(41));
    Book tight = new Book(bids(51, 10), bids(48, 10));
    assertThat(placed(Placement.IMPROVE, Side.YES, 58, tight)).isEqualTo(Price.ofCents(51));
  }

  @Test
  void aPartlyFilledOrderAndItsTradeAreOneOpenPosition() {
    resting().tape(trade(1_000, Side.NO, 51, 130));
    assertThat(scenario.state().trades()).hasSize(1);
    assertThat(scenario.state().orders()).hasSize(1);
    assertThat(scenario.state().outlay()).isEqualTo(Money.of("5.10"));
    assertThat(order().reserved()).isEqualTo(Money.of("4.59"));
  }
}
