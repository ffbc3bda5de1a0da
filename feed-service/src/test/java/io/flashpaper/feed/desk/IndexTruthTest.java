// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.DeskStatus.IndexReport;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.WindowAverage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Our index beside the official one: print by print, minute by minute, settlement by settlement.
 */
class IndexTruthTest {
  private static final long DOLLAR = 1_000_000;
  private static final long PRICE = 76_500 * DOLLAR;

  private final DeskRun run = new DeskRun();

  /** A quote of one exchange whose mid is the usual price and so many dollars. */
  private void quote(long dollarsMore, long nowMs) {
    long mid = PRICE + dollarsMore * DOLLAR;
    run.accept(new FeedEvent.Quoted("coinbase", mid - DOLLAR, mid + DOLLAR, nowMs), nowMs);
  }

  private void official(long dollarsMore, Optional<WindowAverage> minute, long sourceMs, long now) {
    run.accept(
        new FeedEvent.OfficialIndexSeen(
            "BRTI", PRICE + dollarsMore * DOLLAR, sourceMs, minute, Optional.empty()),
        now);
  }

  /** Quotes and official prints of the same price every second. */
  private void seconds(long fromMs, long toMs) {
    run.accept(new FeedEvent.ModeChanged("coinbase", FeedMode.WS, "for a test"), fromMs);
    for (long now = fromMs; now <= toMs; now += 1000) {
      quote(0, now);
      run.desk.turn(now + 200);
      official(0, Optional.empty(), now, now + 300);
    }
  }

  private IndexReport report() {
    return run.desk.status(0).index();
  }

  @Test
  void aPrintIsComparedWithOurPriceAtItsOwnTime() {
    seconds(1000, 10_000);
    quote(765, 10_900);
    official(0, Optional.empty(), 10_850, 11_200);
    assertThat(report().error().orElseThrow().last()).isZero();
    official(0, Optional.empty(), 11_000, 11_300);
    assertThat(report().error().orElseThrow().last()).isEqualTo(10_000);
    assertThat(report().error().orElseThrow().largestSize()).isEqualTo(10_000);
    assertThat(report().error().orElseThrow().medianSize()).isZero();
  }

  @Test
  void aPrintOfATimeWeKnowNoPriceOfIsNotCompared() {
    seconds(1000, 10_000);
    int before = report().error().orElseThrow().samples();
    official(0, Optional.empty(), 500, 10_500);
    official(0, Optional.empty(), 99_000, 10_600);
    assertThat(report().error().orElseThrow().samples()).isEqualTo(before);
    assertThat(report().official().orElseThrow().sourceTimeMs()).isEqualTo(99_000);
  }

  @Test
  void theOfficialAverageOfAMinuteIsComparedWithOurs() {
    seconds(1000, 60_000);
    assertThat(report().minuteError()).isEmpty();
    seconds(61_000, 70_000);
    official(0, Optional.of(new WindowAverage(PRICE - 765 * DOLLAR / 100, 60)), 70_000, 70_500);
    assertThat(report().minuteError().orElseThrow().last()).isEqualTo(100);
  }

  @Test
  void volatilityIsKnownAfterAMinute() {
    seconds(1000, 30_000);
    assertThat(report().volatilityPerYear()).isEmpty();
    seconds(31_000, 70_000);
    assertThat(report().volatilityPerYear().orElseThrow()).isEqualTo(0.15);
  }

  @Test
  void ticksCarryTheVolatilityOnceItIsKnownAndComeNoMoreOftenForIt() {
    seconds(1000, 70_000);
    List<IndexTick> ticks = run.written(IndexTick.class);
    assertThat(ticks.getFirst().volatilityPpm()).isEmpty();
    assertThat(ticks.getLast().volatilityPpm()).hasValue(150_000);
    assertThat(ticks.getLast().volatilityRatioPpm()).as("nothing has moved").isEmpty();
    assertThat(ticks).hasSizeBetween(69, 71);
  }

  @Test
  void aSettlementIsHeldAgainstBothAveragesOfItsMinute() {
    run.seen(MarketStatus.OPEN, 1);
    seconds(DeskRun.CLOSE_MS - 70_000, DeskRun.CLOSE_MS);
    settle(OptionalLong.of(PRICE + DOLLAR), DeskRun.CLOSE_MS + 5000);
    assertThat(run.checks)
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.ours().seen()).isEqualTo(60);
              assertThat(check.oursOffMicros()).hasValue(-DOLLAR);
              assertThat(check.printsOffMicros()).hasValue(-DOLLAR);
              assertThat(check.winner()).contains(Side.YES);
            });
    assertThat(report().settlements()).isEqualTo(run.checks);
  }

  @Test
  void aSettlementWhoseMinuteWeMissedSaysSo() {
    run.seen(MarketStatus.OPEN, 1);
    seconds(DeskRun.CLOSE_MS - 30_000, DeskRun.CLOSE_MS);
    settle(OptionalLong.of(PRICE), DeskRun.CLOSE_MS + 5000);
    assertThat(run.checks.getFirst().ours().seen()).isEqualTo(29);
    assertThat(run.checks.getFirst().oursOffMicros()).isEmpty();
    assertThat(run.checks.getFirst().winner()).isEmpty();
  }

  @Test
  void aSettlementIsComparedOnceAndOnlyWithAValue() {
    run.seen(MarketStatus.OPEN, 1);
    settle(OptionalLong.empty(), DeskRun.CLOSE_MS + 5000);
    assertThat(run.checks).isEmpty();
    settle(OptionalLong.of(PRICE), DeskRun.CLOSE_MS + 6000);
    settle(OptionalLong.of(PRICE), DeskRun.CLOSE_MS + 7000);
    assertThat(run.checks).hasSize(1);
  }

  private void settle(OptionalLong value, long nowMs) {
    run.accept(
        new FeedEvent.MarketSeen(
            DeskRun.market(MarketStatus.SETTLED),
            Quantity.ZERO,
            Quantity.ZERO,
            Optional.of(new Settlement(Settlement.Result.YES, Price.ONE, value))),
        nowMs);
  }

  @Test
  void theStatusComesAtMostFourTimesASecond() {
    run.statuses.clear();
    for (long now = 1000; now < 2000; now += 10) {
      quote(0, now);
    }
    assertThat(run.statuses).hasSize(4);
  }
}
