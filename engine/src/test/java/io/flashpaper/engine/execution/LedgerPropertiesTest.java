// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What must be true of every ledger, over random tapes, accounts and ways to round fees. A tape
 * that fails is shortened to the first second at which it does.
 */
class LedgerPropertiesTest {
  private static final String SEED = "20260826";
  private static final Set<Fill.Kind> TRADING = EnumSet.of(Fill.Kind.ENTRY, Fill.Kind.EXIT);

  /** A tape's seed: none is simpler than another. */
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withoutEdgeCases().dontShrink();
  }

  private static RandomTape tape(long seed, int seconds) {
    return new RandomTape(seed, seconds * 1000L);
  }

  @Property(seed = SEED)
  void moneyIsConservedAndCashIsNeverNegativeAfterAnyStep(
      @ForAll("seeds") long seed, @ForAll @IntRange(min = 5, max = 400) int seconds) {
    RandomTape tape = tape(seed, seconds);
    LedgerRecorder ledger = new LedgerRecorder(RandomPlans.of(seed), tape.signals);
    Map<String, Balances> books = new TreeMap<>();
    Map<String, Money> takenBack = new TreeMap<>();
    int read = 0;
    for (TapeRecord next : tape.records) {
      ledger.batch(List.of(next));
      for (; read < ledger.entries.size(); read++) {
        post(ledger.entries.get(read), books);
        takeBack(ledger.entries.get(read), takenBack);
      }
      ledger
          .states()
          .forEach(
              (name, state) ->
                  check(
                      state,
                      books.get(name),
                      takenBack.getOrDefault(name, Money.ZERO),
                      next.offset()));
    }
  }

  private static void post(LedgerEntry entry, Map<String, Balances> books) {
    assertThat(entry).isNotInstanceOf(AccountHalted.class);
    if (entry instanceof Posted posted) {
      books.put(
          posted.account(),
          books.getOrDefault(posted.account(), Balances.NONE).plus(posted.posting()));
    }
  }

  private static void takeBack(LedgerEntry entry, Map<String, Money> takenBack) {
    if (entry instanceof Filled filled && filled.fill().kind() == Fill.Kind.REVERSAL) {
      takenBack.merge(filled.account(), filled.fill().cashChange().negated(), Money::plus);
    }
  }

  /** Only what the venue takes back by a correction may be more than is left. */
  private static void check(AccountState state, Balances books, Money takenBack, long offset) {
    state.requireBalance();
    assertThat(books).as("books at %d", offset).isEqualTo(Balances.of(state));
    assertThat(state.freeCash().plus(takenBack).isNegative())
        .as("free cash %s of %s at %d", state.freeCash(), state.account(), offset)
        .isFalse();
  }

  @Property(seed = SEED)
  void noFillIsBetterThanTheBookNorMoreThanItStillShows(
      @ForAll("seeds") long seed, @ForAll @IntRange(min = 5, max = 400) int seconds) {
    RandomTape tape = tape(seed, seconds);
    LedgerRecorder ledger = new LedgerRecorder(RandomPlans.of(seed), tape.signals);
    Map<String, LevelsTaken> levels = new HashMap<>();
    Map<String, PendingOrder> orders = new HashMap<>();
    Map<String, Quantity> bought = new HashMap<>();
    List<TapeRecord> seen = new ArrayList<>();
    int read = 0;
    for (TapeRecord next : tape.records) {
      ledger.batch(List.of(next));
      for (; read < ledger.entries.size(); read++) {
        switch (ledger.entries.get(read)) {
          case OrderPlaced e -> orders.put(e.order().id(), e.order());
          case Filled e when e.fill().role().equals(Optional.of(FeeRole.MAKER)) ->
              checkSoldTo(e, orders.get(e.fill().orderId()), next.event(), bought);
          case Filled e when TRADING.contains(e.fill().kind()) ->
              check(e, orders, levels.computeIfAbsent(e.account(), _ -> after(seen)));
          default -> {}
        }
      }
      seen.add(next);
      levels.values().forEach(account -> account.accept(next.event()));
    }
  }

  /** Somebody just sold at its limit or below, or offers below it; and it buys at its limit. */
  private static void checkSoldTo(
      Filled entry, PendingOrder order, TapeEvent event, Map<String, Quantity> bought) {
    assertThat(entry.fill().price()).as("%s", order).isEqualTo(order.limit());
    assertThat(bought.merge(order.id(), entry.fill().quantity(), Quantity::plus))
        .as("%s", order)
        .isLessThanOrEqualTo(order.quantity());
    if (event instanceof PublicTrade trade) {
      boolean yes = order.side() == Side.YES;
      Price sold = yes ? trade.yesPrice() : trade.yesPrice().complement();
      assertThat(sold.isAbove(order.limit())).as("%s for %s", trade, order).isFalse();
      boolean through = sold.isBelow(order.limit());
      assertThat(through || entry.fill().quantity().compareTo(trade.quantity()) <= 0)
          .as("more than %s for %s", trade, order)
          .isTrue();
    }
  }

  private static LevelsTaken after(List<TapeRecord> seen) {
    LevelsTaken levels = new LevelsTaken();
    seen.forEach(record -> levels.accept(record.event()));
    return levels;
  }

  private static void check(Filled entry, Map<String, PendingOrder> orders, LevelsTaken levels) {
    Fill fill = entry.fill();
    PendingOrder order = orders.get(fill.orderId());
    boolean buys = order.kind() == Kind.ENTRY;
    Side bidSide = buys ? order.side().opposite() : order.side();
    Price bid = buys ? fill.price().complement() : fill.price();
    assertThat(buys ? order.limit().isBelow(fill.price()) : order.limit().isAbove(fill.price()))
        .as("limit of %s", order)
        .isFalse();
    assertThat(levels.book(entry.market()).orElseThrow().bids(bidSide).quantityAt(bid).isZero())
        .as("no such level for %s", fill)
        .isFalse();
    long excess =
        levels.excess(entry.market(), bidSide, bid, fill.quantity().hundredths(), entry.timeMs());
    assertThat(excess).as("more than was there: %s", fill).isNotPositive();
  }

  private record Result(
      String account, String id, Side side, long closedMs, String code, long net) {
    static Result of(TradeClosed closed) {
      return new Result(
          closed.account(),
          closed.trade().id(),
          closed.trade().side(),
          closed.timeMs(),
          closed.reason().code(),
          closed.net().micros());
    }

    Result mirrored() {
      String otherCode =
          switch (code) {
            case "SETTLEMENT_YES" -> "SETTLEMENT_NO";
            case "SETTLEMENT_NO" -> "SETTLEMENT_YES";
            default -> code;
          };
      return new Result(account, id, side.opposite(), closedMs, otherCode, net);
    }
  }

  private static List<Result> results(LedgerRecorder ledger) {
    return ledger.entries.stream()
        .filter(TradeClosed.class::isInstance)
        .map(e -> Result.of((TradeClosed) e))
        .toList();
  }

  @Property(seed = SEED)
  void everyResultMirrorsWhenYesAndNoAreExchanged(
      @ForAll("seeds") long seed, @ForAll @IntRange(min = 5, max = 400) int seconds) {
    RandomTape tape = tape(seed, seconds);
    List<AccountPlan> plans = RandomPlans.of(seed);
    LedgerRecorder one = LedgerRecorder.over(plans, tape.records, tape.signals);
    LedgerRecorder other =
        LedgerRecorder.over(
            plans, MirroredTape.records(tape.records), MirroredTape.signals(tape.signals));
    assertThat(results(other)).isEqualTo(results(one).stream().map(Result::mirrored).toList());
    one.states()
        .forEach(
            (name, state) ->
                assertThat(other.states().get(name).cash()).as(name).isEqualTo(state.cash()));
  }

  @Property(seed = SEED)
  void killedAtAnyPointAndToldEverythingTwiceTheLedgerIsTheSame(
      @ForAll("seeds") long seed, @ForAll @IntRange(min = 5, max = 400) int seconds) {
    RandomTape tape = tape(seed, seconds);
    List<AccountPlan> plans = RandomPlans.of(seed);
    LedgerRecorder whole = LedgerRecorder.over(plans, tape.records, tape.signals);
    List<SignalMessage> twice = new ArrayList<>(tape.signals);
    twice.addAll(tape.signals);
    LedgerRecorder killed = new LedgerRecorder(plans, twice);
    SplittableRandom random = new SplittableRandom(seed);
    int committed = 0;
    while (committed < tape.records.size()) {
      int end = Math.min(tape.records.size(), committed + random.nextInt(1, 300));
      if (random.nextInt(3) == 0) {
        killed.lostBatch(tape.records.subList(committed, end), tape.records.subList(0, committed));
      }
      killed.batch(tape.records.subList(committed, end));
      committed = end;
    }
    assertThat(killed.entries).isEqualTo(whole.entries);
    assertThat(killed.states()).isEqualTo(whole.states());
  }
}
