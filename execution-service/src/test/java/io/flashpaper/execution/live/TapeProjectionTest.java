// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static io.flashpaper.execution.live.Scene.TICKER;
import static io.flashpaper.execution.live.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Price;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TapeProjectionTest {
  private final PriceHistory history = new PriceHistory();
  private final TapeProjection projection = new TapeProjection(history);
  private long offset;

  private void tell(TapeEvent... events) {
    for (TapeEvent event : events) {
      projection.accept(offset++, event);
    }
  }

  private Series series(double from, double to) {
    return history.read(at(from), at(to), Optional.of(TICKER));
  }

  @Test
  void whatStandsAtTheEndOfASecondIsItsPrice() {
    tell(
        Scene.keyFrame(0, Scene.bookOf(50, 53)),
        Scene.index(0.2, 76_500),
        Scene.book(0.4, 56, 58),
        Scene.book(0.9, 57, 58),
        Scene.index(1.1, 76_510.25),
        Scene.book(1.2, 40, 58),
        new Heartbeat(at(2)));
    Series series = series(0, 5);
    assertThat(series.rows()).isEqualTo(2);
    assertThat(series.timeMs(1)).isEqualTo(at(1));
    assertThat(series.columns()[0]).containsExactly(76_500, 76_510.25);
    assertThat(series.columns()[1]).containsExactly(0.57, 0.4);
    assertThat(series.columns()[2]).containsExactly(0.58, 0.58);
    assertThat(series.fairValue(0)).isBetween(0.5, 0.7);
  }

  @Test
  void inAShortSilenceThingsStandAndInALongOneNobodyKnows() {
    tell(
        Scene.keyFrame(0, Scene.bookOf(50, 53)),
        Scene.index(0.5, 76_500),
        new Heartbeat(at(4)),
        new Heartbeat(at(20)));
    Series series = series(0, 30);
    assertThat(series.rows()).isEqualTo(9);
    assertThat(series.btc(3)).isEqualTo(76_500);
    assertThat(series.yesBid(8)).isEqualTo(0.5);
  }

  @Test
  void anIndexThatIsNotRenewedIsNotDrawnOn() {
    tell(Scene.keyFrame(0, Scene.bookOf(50, 53)), Scene.index(0, 76_500));
    for (int second = 1; second <= 8; second++) {
      tell(new Heartbeat(at(second)));
    }
    assertThat(series(0, 10).btc(5)).isEqualTo(76_500);
    assertThat(series(0, 10).btc(6)).isNaN();
    assertThat(projection.moment().index()).isPresent();
  }

  @Test
  void aBookThatIsNotToBeTrustedHasNoPrice() {
    tell(
        Scene.keyFrame(0, Scene.bookOf(50, 53)),
        new BookInvalidated(at(1.5), Scene.MARKET.id(), "a gap"),
        new Heartbeat(at(2)));
    assertThat(series(0, 5).yesBid(0)).isEqualTo(0.5);
    assertThat(series(0, 5).yesBid(1)).isNaN();
  }

  @Test
  void theMomentTellsOfLiveMarketsAlone() {
    tell(Scene.keyFrame(0, Scene.bookOf(50, 53)), Scene.index(1, 76_500));
    LiveMoment moment = projection.moment();
    assertThat(moment.offset()).isEqualTo(1);
    assertThat(moment.modes()).containsEntry("kalshi", FeedMode.WS);
    assertThat(moment.market(TICKER).orElseThrow().live().k()).contains(Price.ofCents(50));
    assertThat(moment.market(TICKER).orElseThrow().fairMicros()).isPresent();
    assertThat(moment.momentumPpm()).isEmpty();
    tell(new Heartbeat(at(900)));
    assertThat(projection.moment().markets()).isEmpty();
  }

  @Test
  void whoBeginsInTheMiddleKnowsTheSameFromTheNextKeyFrameOn() {
    List<TapeEvent> after =
        List.of(
            Scene.book(31, 60, 63),
            Scene.index(31.5, 76_490),
            Scene.book(32.5, 61, 63),
            new Heartbeat(at(34)));
    tell(
        Scene.keyFrame(0, Scene.bookOf(50, 53)), Scene.index(29, 76_480), Scene.book(29.5, 55, 57));
    tell(Scene.keyFrame(30, Scene.bookOf(55, 57)));
    after.forEach(this::tell);
    PriceHistory late = new PriceHistory();
    TapeProjection begun = new TapeProjection(late);
    begun.accept(2, Scene.book(29.5, 55, 57));
    begun.accept(3, Scene.keyFrame(30, Scene.bookOf(55, 57)));
    after.forEach(event -> begun.accept(begun.offset() + 1, event));
    assertThat(begun.moment().markets()).isEqualTo(projection.moment().markets());
    assertThat(late.read(at(30), at(40), Optional.of(TICKER)).columns()[1])
        .containsExactly(series(30, 40).columns()[1]);
  }
}
