// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.MarketView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateChainTest {
  private static final long CLOSE_MS = 900_000;
  private static final Scope SCOPE = Scope.of("KXBTC15M");
  private static final Quantity ENOUGH = Quantity.ofContracts(50);
  private final GateChain gates = new GateChain(GateSettings.DEFAULT, SCOPE);

  private static Book book(int bidCents, int askCents) {
    return new Book(
        Ladder.of(Map.of(Price.ofCents(bidCents), ENOUGH)),
        Ladder.of(Map.of(Price.ofCents(100 - askCents), ENOUGH)));
  }

  private static LiveMarket market(MarketStatus status, Optional<Book> book, Quantity volume) {
    Market market =
        new Market(
            new MarketId("M"),
            "KXBTC15M",
            status,
            StrikeRule.GREATER_OR_EQUAL,
            OptionalLong.empty(),
            0,
            CLOSE_MS,
            List.of());
    return new LiveMarket(
        market, book, volume, Quantity.ZERO, Optional.empty(), FeedHealth.NOT_GRADED);
  }

  private static LiveMarket graded(FeedGrade grade) {
    LiveMarket market = healthy();
    FeedHealth health = new FeedHealth(grade, FeedMode.WS, "as tested");
    return new LiveMarket(
        market.market(),
        market.book(),
        market.volume(),
        market.openInterest(),
        market.settlement(),
        health);
  }

  private static IndexHistory index(IndexStatus status) {
    IndexHistory index = new IndexHistory();
    index.accept(new IndexTick(0, OptionalLong.of(1), status, 0, List.of()));
    return index;
  }

  private static MarketView seen(LiveMarket market) {
    IndexHistory index = new IndexHistory();
    return new MarketSight(
        market,
        0,
        OptionalLong.empty(),
        new FairPricing(index),
        new DeclaredIndex(index, Duration.ofMinutes(5)));
  }

  private String closed(LiveMarket market, IndexStatus status, long timeMs) {
    return gates
        .firstClosed(Side.YES, seen(market), index(status), timeMs)
        .map(reading -> reading.gate().name())
        .orElse("NONE");
  }

  private String closed(LiveMarket market, long timeMs) {
    return closed(market, IndexStatus.OK, timeMs);
  }

  private static LiveMarket healthy() {
    return market(MarketStatus.OPEN, Optional.of(book(51, 53)), ENOUGH);
  }

  @ParameterizedTest
  @CsvSource({"29999, OPEN_WINDOW", "30000, NONE", "600000, NONE", "600001, TIME_TO_CLOSE"})
  void timeOpensAndClosesTheGatesToTheMillisecond(long timeMs, String expected) {
    assertThat(closed(healthy(), timeMs)).isEqualTo(expected);
  }

  @Test
  void theCloseWindowHoldsWhereTimeToCloseIsAllowedToBeShorter() {
    GateSettings defaults = GateSettings.DEFAULT;
    GateChain late =
        new GateChain(
            new GateSettings(
                defaults.chain(),
                Duration.ZERO,
                Optional.empty(),
                defaults.openWindow(),
                defaults.closeWindow(),
                defaults.maxSpread(),
                defaults.minVolume(),
                defaults.minFeedGrade()),
            SCOPE);
    IndexHistory index = index(IndexStatus.OK);
    assertThat(late.firstClosed(Side.YES, seen(healthy()), index, CLOSE_MS - 30_000)).isEmpty();
    assertThat(late.firstClosed(Side.YES, seen(healthy()), index, CLOSE_MS - 29_999))
        .map(reading -> reading.gate())
        .contains(Gate.CLOSE_WINDOW);
  }

  @ParameterizedTest
  @CsvSource({"51, 56, NONE", "51, 57, SPREAD", "53, 53, SPREAD", "54, 53, SPREAD"})
  void aWideOrCrossedBookIsRefused(int bid, int ask, String expected) {
    LiveMarket market = market(MarketStatus.OPEN, Optional.of(book(bid, ask)), ENOUGH);
    assertThat(closed(market, 60_000)).isEqualTo(expected);
  }

  @Test
  void whereNobodyAsksTheSpreadIsUpToADollarAsTheVenueQuotesIt() {
    assertThat(closedWithoutAsks(94)).isEqualTo("SPREAD");
    assertThat(closedWithoutAsks(95)).isEqualTo("NONE");
    assertThat(closed(market(MarketStatus.OPEN, Optional.of(Book.EMPTY), ENOUGH), 60_000))
        .isEqualTo("SPREAD");
  }

  private String closedWithoutAsks(int bid) {
    Book bidsOnly = new Book(book(bid, 99).yesBids(), Ladder.EMPTY);
    return closed(market(MarketStatus.OPEN, Optional.of(bidsOnly), ENOUGH), 60_000);
  }

  @Test
  void withoutABookNothingPasses() {
    assertThat(closed(market(MarketStatus.OPEN, Optional.empty(), ENOUGH), 60_000))
        .isEqualTo("BOOK_UNTRUSTED");
  }

  @ParameterizedTest
  @CsvSource({"GOOD, NONE", "FAIR, NONE", "POOR, NONE", "UNUSABLE, FEED_GRADE"})
  void everythingButAnUnusableMarketPassesByDefault(FeedGrade grade, String expected) {
    assertThat(closed(graded(grade), 60_000)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"GOOD, GOOD, true", "GOOD, FAIR, false", "FAIR, FAIR, true", "FAIR, POOR, false"})
  void aHigherGradeCanBeRequired(FeedGrade least, FeedGrade grade, boolean open) {
    GateChain strict = new GateChain(requiring(least), SCOPE);
    assertThat(strict.firstClosed(Side.YES, seen(graded(grade)), index(IndexStatus.OK), 60_000))
        .isEqualTo(
            open
                ? Optional.empty()
                : Optional.of(
                    new Gate.Reading(Gate.FEED_GRADE, grade.ordinal(), least.ordinal(), false)));
  }

  @Test
  void anUnusableMarketCannotBeAskedFor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requiring(FeedGrade.UNUSABLE))
        .withMessageContaining("GOOD, FAIR or POOR");
  }

  private static GateSettings requiring(FeedGrade grade) {
    GateSettings defaults = GateSettings.DEFAULT;
    return new GateSettings(
        defaults.chain(),
        defaults.minTimeToClose(),
        Optional.empty(),
        defaults.openWindow(),
        defaults.closeWindow(),
        defaults.maxSpread(),
        defaults.minVolume(),
        grade);
  }

  @Test
  void oneHundredthOfAContractShortIsTooLittleVolume() {
    LiveMarket market = market(MarketStatus.OPEN, Optional.of(book(51, 53)), Quantity.of("49.99"));
    assertThat(closed(market, 60_000)).isEqualTo("VOLUME");
  }

  @Test
  void aPausedMarketIsRefusedFirst() {
    assertThat(closed(market(MarketStatus.PAUSED, Optional.empty(), Quantity.ZERO), 0))
        .isEqualTo("MARKET_PAUSED");
  }

  @ParameterizedTest
  @CsvSource({
    "OK, NONE",
    "DEGRADED, NONE",
    "SINGLE, INDEX_HEALTH",
    "NONE, INDEX_HEALTH",
    "DISPUTED, INDEX_HEALTH"
  })
  void theIndexNeedsTwoVenuesThatAgree(IndexStatus status, String expected) {
    assertThat(closed(healthy(), status, 60_000)).isEqualTo(expected);
  }

  @Test
  void everyGateShowsItsLastValueAndThreshold() {
    assertThat(gates.readings(Side.YES, seen(healthy()), index(IndexStatus.OK), 60_000))
        .hasSameSizeAs(Gate.values())
        .contains(
            new Gate.Reading(Gate.TIME_TO_CLOSE, 840_000, 300_000, true),
            new Gate.Reading(Gate.SPREAD, 20_000, 50_000, true));
  }

  private GateChain chain(List<Gate> order, Optional<Duration> maxTimeToClose, Scope scope) {
    GateSettings defaults = GateSettings.DEFAULT;
    return new GateChain(
        new GateSettings(
            order,
            defaults.minTimeToClose(),
            maxTimeToClose,
            defaults.openWindow(),
            defaults.closeWindow(),
            defaults.maxSpread(),
            defaults.minVolume(),
            defaults.minFeedGrade()),
        scope);
  }

  private Optional<Gate> closed(GateChain chain, Side side, LiveMarket market, long timeMs) {
    return chain
        .firstClosed(side, seen(market), index(IndexStatus.OK), timeMs)
        .map(Gate.Reading::gate);
  }

  @Test
  void gatesAreAskedInTheConfiguredOrderAndOneLeftOutStandsOpen() {
    List<Gate> order = List.of(Gate.SPREAD, Gate.BOOK_UNTRUSTED, Gate.MARKET_PAUSED);
    GateChain chain = chain(order, Optional.empty(), SCOPE);
    LiveMarket nothing = market(MarketStatus.PAUSED, Optional.empty(), Quantity.ZERO);
    assertThat(closed(chain, Side.YES, nothing, 0)).contains(Gate.SPREAD);
    LiveMarket untraded = market(MarketStatus.OPEN, Optional.of(book(51, 53)), Quantity.ZERO);
    assertThat(closed(chain, Side.YES, untraded, 0)).isEmpty();
  }

  @Test
  void anInstanceThatMayHoldNoOnlyIsStoppedWhereItWantsYes() {
    Scope noOnly = new Scope(List.of("KXBTC15M"), List.of(Side.NO), TradingHours.ALWAYS);
    GateChain chain = new GateChain(GateSettings.DEFAULT, noOnly);
    assertThat(closed(chain, Side.YES, healthy(), 60_000)).contains(Gate.SIDE);
    assertThat(closed(chain, Side.NO, healthy(), 60_000)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"299999, true", "300000, false"})
  void theCloseMayBeTooFarAway(long timeMs, boolean tooFar) {
    GateChain chain = chain(List.of(Gate.values()), Optional.of(Duration.ofSeconds(600)), SCOPE);
    assertThat(
            closed(chain, Side.YES, healthy(), timeMs).equals(Optional.of(Gate.MAX_TIME_TO_CLOSE)))
        .isEqualTo(tooFar);
  }

  @Test
  void outsideItsHoursAnInstanceWantsNothing() {
    Scope hours = new Scope(List.of("KXBTC15M"), List.of(Side.YES), TradingHours.of("00:02-00:05"));
    GateChain chain = new GateChain(GateSettings.DEFAULT, hours);
    assertThat(chain.firstClosed(Side.YES, seen(healthy()), index(IndexStatus.OK), 60_000))
        .contains(new Gate.Reading(Gate.HOURS, 60_000, 0, false));
    assertThat(closed(chain, Side.YES, healthy(), 120_000)).isEmpty();
    assertThat(closed(chain, Side.YES, healthy(), 299_999)).isEmpty();
    assertThat(closed(chain, Side.YES, healthy(), 300_000)).contains(Gate.HOURS);
  }
}
