// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.signal.CrashCause;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashEnd;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashVerdict;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlashWatchTest {
  private static final long OPEN_MS = 1_790_000_100_000L;
  private static final MarketId ID = new MarketId("KXBTC15M-X");
  private static final Market MARKET =
      new Market(
          ID,
          "KXBTC15M",
          MarketStatus.OPEN,
          StrikeRule.GREATER_OR_EQUAL,
          OptionalLong.of(76_500_000_000L),
          OPEN_MS,
          OPEN_MS + 900_000,
          List.of());

  private final MarketBoard board = new MarketBoard();
  private final IndexHistory index = new IndexHistory();
  private final List<SignalMessage> told = new ArrayList<>();
  private FlashWatch watch = watching(FlashFilter.DEFAULT);
  private long offset;

  private FlashWatch watching(FlashFilter filter) {
    FlashSettings usual = FlashSettings.DEFAULT;
    FlashSettings settings =
        new FlashSettings(
            usual.minDropPpm(),
            usual.minAbsDropMicros(),
            usual.window(),
            usual.rearmAfter(),
            usual.gap(),
            filter);
    FlashWatch next = new FlashWatch(settings, board, index);
    board.accept(new MarketUpdated(OPEN_MS, MARKET));
    next.opened(MARKET);
    return next;
  }

  private void happens(TapeEvent event) {
    board.accept(event);
    if (event instanceof IndexTick tick) {
      index.accept(tick);
    }
    told.addAll(watch.step(new Cause(++offset, event.timeMs()), event));
  }

  private void book(long atMs, int bid, int ask) {
    Book book = new Book(ladder(bid), ladder(100 - ask));
    happens(new BookSnapshot(OPEN_MS + atMs, ID, book, FeedMode.WS));
  }

  private static Ladder ladder(int cents) {
    return Ladder.of(Map.of(Price.ofCents(cents), Quantity.ofContracts(10)));
  }

  /** The index at a price every second, from a second to before another. */
  private void index(int fromSecond, int toSecond, long dollars) {
    for (int second = fromSecond; second < toSecond; second++) {
      happens(
          new IndexTick(
              OPEN_MS + second * 1000L,
              OptionalLong.of(dollars * 1_000_000),
              IndexStatus.OK,
              0,
              OptionalLong.of(600_000),
              List.of()));
    }
  }

  private FlashCrash crash() {
    return told.stream()
        .filter(FlashCrash.class::isInstance)
        .map(FlashCrash.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private CrashDetail detail() {
    return crash().detail();
  }

  private List<FlashCrashEnded> ends() {
    return told.stream()
        .filter(FlashCrashEnded.class::isInstance)
        .map(FlashCrashEnded.class::cast)
        .toList();
  }

  @Test
  void aCrashIsToldWithWhatSurroundedIt() {
    index(0, 63, 76_600);
    book(62_000, 78, 81);
    index(63, 67, 76_600);
    book(66_000, 82, 85);
    book(68_000, 82, 84);
    book(70_000, 68, 75);
    assertThat(crash().peak()).isEqualTo(Price.ofCents(82));
    assertThat(crash().series()).isEqualTo("KXBTC15M");
    assertThat(detail().past())
        .contains(new CrashPast(Price.ofCents(82), Price.ofCents(78), Price.of("0.80")));
    assertThat(detail().atPeak().ask()).contains(Price.ofCents(84));
    assertThat(detail().atPeak().mid()).contains(Price.ofCents(83));
    assertThat(detail().now().ask()).contains(Price.ofCents(75));
    assertThat(detail().now().mid()).contains(Price.of("0.715"));
    assertThat(detail().momentumPpm()).hasValue(0);
    assertThat(detail().verdict()).isEqualTo(CrashVerdict.TRADE_OK);
  }

  @Test
  void withoutOffersThereIsNoMidAndWithoutAnIndexNoProbability() {
    happens(new BookSnapshot(OPEN_MS, ID, new Book(ladder(80), Ladder.EMPTY), FeedMode.WS));
    happens(new BookSnapshot(OPEN_MS + 1, ID, new Book(ladder(60), Ladder.EMPTY), FeedMode.WS));
    assertThat(detail().atPeak().ask()).isEmpty();
    assertThat(detail().now().mid()).isEmpty();
    assertThat(detail().now().probabilityMicros()).isEmpty();
    assertThat(detail().momentumPpm()).isEmpty();
    assertThat(detail().cause()).isEqualTo(CrashCause.UNKNOWN);
  }

  @Test
  void whereTheModelStoodStillItWasLiquidity() {
    index(0, 66, 76_600);
    book(65_000, 80, 82);
    index(66, 71, 76_600);
    book(70_000, 60, 66);
    assertThat(detail().cause()).isEqualTo(CrashCause.LIQUIDITY);
    assertThat(detail().now().probabilityMicros()).isPresent();
  }

  @Test
  void whereTheModelFellBeforeTheBookDidItWasInformation() {
    index(0, 61, 76_600);
    book(60_000, 65, 67);
    index(61, 68, 76_600);
    index(68, 71, 76_500);
    book(70_500, 50, 52);
    assertThat(detail().cause()).isEqualTo(CrashCause.INFORMATION);
    assertThat(detail().momentumPpm().orElseThrow()).isNegative();
  }

  @Test
  void whatTheModelDidBeforeTheWindowExplainsNothing() {
    index(0, 41, 76_600);
    book(40_000, 65, 67);
    index(41, 50, 76_600);
    index(50, 71, 76_500);
    book(70_000, 50, 52);
    assertThat(detail().cause()).isEqualTo(CrashCause.LIQUIDITY);
  }

  @Test
  void aPeakThatIsLeftAndReachedAgainBeganWhenItWasFirstReached() {
    index(0, 61, 76_600);
    book(60_000, 65, 67);
    index(61, 65, 76_500);
    book(64_000, 63, 66);
    book(64_500, 65, 67);
    index(65, 66, 76_500);
    book(65_500, 50, 52);
    assertThat(detail().cause()).isEqualTo(CrashCause.INFORMATION);
  }

  @ParameterizedTest
  @CsvSource({"80, 67, TRADE_OK", "80, 66, TRADE_OK", "80, 65, BELOW_FLOOR", "12, 10, BELOW_FLOOR"})
  void kMustBeAboveTheFloorAfterIt(int peak, int k, CrashVerdict verdict) {
    book(0, peak, peak + 2);
    book(1000, k, k + 2);
    assertThat(detail().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"77, TRADE_OK", "78, ASK_NOT_FALLEN"})
  void theAskMayHaveToConfirmIt(int ask, CrashVerdict verdict) {
    watch = watching(new FlashFilter(Price.ofCents(65), 0, true));
    book(0, 82, 84);
    book(1000, 68, ask);
    assertThat(detail().verdict()).isEqualTo(verdict);
  }

  @Test
  void aDropMayHaveToBeMoreThanThePriceDoesByItself() {
    watch = watching(new FlashFilter(Price.ofCents(65), 3, false));
    book(0, 90, 92);
    book(1000, 76, 80);
    assertThat(detail().verdict()).isEqualTo(CrashVerdict.TRADE_OK);
    told.clear();
    book(880_000, 90, 92);
    book(880_001, 90, 92);
    book(881_000, 76, 80);
    assertThat(detail().verdict()).isEqualTo(CrashVerdict.WITHIN_DIFFUSION);
  }

  @Test
  void itIsOverWhenHalfOfItIsRegained() {
    book(0, 90, 92);
    book(2000, 75, 77);
    book(3000, 71, 73);
    book(4000, 81, 83);
    assertThat(ends())
        .containsExactly(
            new FlashCrashEnded(
                crash().id(), offset, OPEN_MS + 4000, ID, Price.ofCents(71), CrashEnd.RETRACE));
  }

  @Test
  void itIsOverWhenLongEnoughAgoThoughTheBookIsSilent() {
    book(0, 90, 92);
    book(2000, 75, 77);
    for (int second = 3; second <= 31; second++) {
      happens(new Heartbeat(OPEN_MS + second * 1000L));
    }
    assertThat(ends()).isEmpty();
    happens(new Heartbeat(OPEN_MS + 32_000));
    assertThat(ends())
        .extracting(FlashCrashEnded::trough, FlashCrashEnded::end)
        .containsExactly(tuple(Price.ofCents(75), CrashEnd.TIME));
  }

  @Test
  void aLostBookOrASilentTapeEndsIt() {
    book(0, 90, 92);
    book(2000, 75, 77);
    happens(new BookInvalidated(OPEN_MS + 3000, ID, "sequence gap"));
    happens(new BookInvalidated(OPEN_MS + 3001, ID, "sequence gap"));
    book(4000, 90, 92);
    book(5000, 75, 77);
    book(20_001, 75, 77);
    assertThat(ends())
        .extracting(FlashCrashEnded::end)
        .containsExactly(CrashEnd.RESET, CrashEnd.RESET);
  }

  @Test
  void theMarketsCloseEndsItAndSaysNothingIfThereIsNone() {
    book(0, 90, 92);
    book(2000, 75, 77);
    told.addAll(watch.closed(new Cause(99, OPEN_MS + 2500), ID));
    assertThat(ends()).extracting(FlashCrashEnded::end).containsExactly(CrashEnd.CLOSED);
    assertThat(watch.closed(new Cause(100, OPEN_MS + 2501), ID)).isEmpty();
  }
}
