// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {
  private static final long FIRST = Scene.T0 / 1000;
  private static final OptionalLong PRICE = OptionalLong.of(76_500_120_000L);

  private final PriceHistory history = new PriceHistory();

  private static Sight sight(String ticker, long fairMicros) {
    MarketBoard board = new MarketBoard();
    Market like = Scene.MARKET;
    board.accept(
        new MarketUpdated(
            Scene.T0,
            new Market(
                new MarketId(ticker),
                like.series(),
                like.status(),
                like.strikeRule(),
                like.strikeMicros(),
                like.openTimeMs(),
                like.closeTimeMs(),
                like.priceBands(),
                like.fees())));
    return new Sight(board.all().iterator().next(), OptionalLong.of(fairMicros));
  }

  @Test
  void whatWasNotedIsReadInItsOrderWhicheverCameFirst() {
    history.note(FIRST + 1000, PRICE, List.of(sight("A", 250_000)));
    history.note(FIRST + 2, PRICE, List.of(sight("A", 750_050)));
    Series series = history.read(0, Long.MAX_VALUE / 2, Optional.of("A"));
    assertThat(series.rows()).isEqualTo(999);
    assertThat(series.timeMs(0)).isEqualTo((FIRST + 2) * 1000);
    assertThat(series.fairValue(0)).isEqualTo(0.75);
    assertThat(series.btc(0)).isEqualTo(76_500.12);
    assertThat(series.btc(500)).isNaN();
    assertThat(series.fairValue(998)).isEqualTo(0.25);
  }

  @Test
  void whatIsNotedAgainIsAsItWasNotedLast() {
    history.note(FIRST, OptionalLong.empty(), List.of());
    history.note(FIRST, PRICE, List.of());
    assertThat(history.read(0, Scene.T0, Optional.empty()).btc(0)).isEqualTo(76_500.12);
  }

  @Test
  void eightHoursAreKeptAndWhatIsOlderIsForgotten() {
    for (long second = 0; second < 12 * 3600; second += 10) {
      history.note(FIRST + second, PRICE, List.of(sight("M" + second / 900, 500_000)));
    }
    PriceHistory.Extent kept = history.extent().orElseThrow();
    assertThat(kept.toMs() - kept.fromMs())
        .isBetween(
            PriceHistory.KEPT.toMillis() - 10_000, PriceHistory.KEPT.plusMinutes(15).toMillis());
    assertThat(kept.markets()).isLessThanOrEqualTo(34);
    assertThat(history.market("M0")).isEmpty();
    assertThat(history.market("M47")).isPresent();
    assertThat(history.read(Scene.T0, Scene.T0 + 1000, Optional.empty()).rows()).isZero();
    history.note(FIRST, PRICE, List.of());
    assertThat(history.extent()).contains(kept);
  }

  @Test
  void memoryIsBoundedHoweverManyMarketsThereAre() {
    List<Sight> many = new ArrayList<>();
    for (int market = 0; market < 2 * PriceHistory.MOST_MARKETS; market++) {
      many.add(sight("M" + market, 500_000));
    }
    for (long second = 0; second < 9 * 3600; second += 450) {
      history.note(FIRST + second, PRICE, many);
    }
    assertThat(history.extent().orElseThrow().markets()).isEqualTo(PriceHistory.MOST_MARKETS);
    assertThat(history.extent().orElseThrow().bytes()).isBetween(20_000_000L, 24_000_000L);
  }

  @Test
  void anUnknownMarketHasNoPricesAndNoRowsAreOutsideOfWhatIsKept() {
    history.note(FIRST, PRICE, List.of());
    assertThat(history.read(Scene.T0, Scene.T0, Optional.of("NONE")).yesBid(0)).isNaN();
    assertThat(history.read(0, Scene.T0 - 1, Optional.empty()).rows()).isZero();
    assertThat(new PriceHistory().read(0, Scene.T0, Optional.empty()).rows()).isZero();
  }
}
