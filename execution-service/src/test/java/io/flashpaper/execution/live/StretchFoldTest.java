// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import static io.flashpaper.execution.live.Scene.TICKER;
import static io.flashpaper.execution.live.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StretchFoldTest {
  private static final List<TapeEvent> EVENTS =
      List.of(
          Scene.keyFrame(0, Scene.bookOf(50, 53)),
          Scene.index(0.2, 76_500),
          Scene.book(1.5, 56, 58),
          new Heartbeat(at(2.5)),
          Scene.book(3.1, 40, 42),
          new Heartbeat(at(9)));

  private static StretchFold fold(Optional<String> ticker) {
    StretchFold fold = new StretchFold(new Stretch(at(1), at(2.5), ticker));
    for (int i = 0; i < EVENTS.size(); i++) {
      fold.accept(i, EVENTS.get(i));
    }
    return fold;
  }

  @Test
  void itEndsWithTheFirstEventAfterItsLastSecondAndKnowsNothingLater() {
    StretchFold fold = new StretchFold(new Stretch(at(1), at(2.5), Optional.of(TICKER)));
    for (int i = 0; i < 4; i++) {
      fold.accept(i, EVENTS.get(i));
      assertThat(fold.isOver()).isFalse();
    }
    fold.accept(4, EVENTS.get(4));
    assertThat(fold.isOver()).isTrue();
    fold.accept(5, EVENTS.get(5));
    PriceHistory prices = fold.prices(false).prices();
    assertThat(prices.extent().orElseThrow().toMs()).isEqualTo(at(2));
    assertThat(prices.read(at(1), at(9), Optional.of(TICKER)).columns()[1])
        .containsExactly(0.56, 0.56);
  }

  @Test
  void itSaysTheSameAsTheMemorySecondBySecond() {
    PriceHistory memory = new PriceHistory();
    TapeProjection projection = new TapeProjection(memory);
    for (int i = 0; i < EVENTS.size(); i++) {
      projection.accept(i, EVENTS.get(i));
    }
    Series old =
        fold(Optional.of(TICKER)).prices(true).prices().read(at(1), at(2.5), Optional.of(TICKER));
    assertThat(old.rows()).isEqualTo(2);
    assertThat(old.columns())
        .isDeepEqualTo(memory.read(at(1), at(2.5), Optional.of(TICKER)).columns());
  }

  @Test
  void onlyTheMarketThatWasAskedForIsKept() {
    assertThat(fold(Optional.of(TICKER)).prices(true).prices().market(TICKER)).isPresent();
    for (Optional<String> other : List.of(Optional.<String>empty(), Optional.of("OTHER"))) {
      PriceHistory prices = fold(other).prices(true).prices();
      assertThat(prices.extent().orElseThrow().markets()).isZero();
      assertThat(prices.read(at(1), at(2), other).btc(0)).isEqualTo(76_500);
    }
  }

  @Test
  void whereTheTapeBeginsIsKnownOnlyFromItsBeginning() {
    StretchFold fold = fold(Optional.empty());
    assertThat(fold.prices(true).tapeBeginsMs()).isEqualTo(OptionalLong.of(at(0)));
    assertThat(fold.prices(false).tapeBeginsMs()).isEmpty();
  }
}
