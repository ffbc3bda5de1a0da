// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WalkForwardTest {
  private static final List<TapeRecord> TAPE = SyntheticTape.of(42, 130);
  private static final TapeOutline OUTLINE = TapeOutline.of(TAPE.iterator());

  /** A market each hundred from 1000, open for a hundred. */
  private static TapeOutline tape(int markets) {
    return new TapeOutline(
        1,
        1_000,
        1_000 + markets * 100L,
        IntStream.range(0, markets)
            .mapToObj(
                at ->
                    new ListedMarket(
                        new MarketId("M-" + at), "S", 1_000 + at * 100L, 1_100 + at * 100L))
            .toList(),
        0);
  }

  @Test
  void segmentsBeginWhereAMarketOpensAndLeaveNoTimeOut() {
    WalkForward walk = WalkForward.of(tape(10), 3, 0);

    assertThat(walk.segments())
        .containsExactly(
            new Segment(0, 1_000, 1_300),
            new Segment(1, 1_300, 1_500),
            new Segment(2, 1_500, 1_700),
            new Segment(3, 1_700, 1_901));
    assertThat(walk.holdout()).isEmpty();
    assertThat(walk.trained()).isEqualTo(walk.segments().subList(0, 3));
    assertThat(walk.tested()).isEqualTo(walk.segments().subList(1, 4));
  }

  @Test
  void theEndOfTheTapeIsHeldOut() {
    WalkForward walk = WalkForward.of(tape(10), 1, 30);

    assertThat(walk.segments())
        .containsExactly(new Segment(0, 1_000, 1_400), new Segment(1, 1_400, 1_700));
    assertThat(walk.holdout()).contains(new Segment(2, 1_700, 1_901));
  }

  @Test
  void aMarketIsOfTheSegmentInWhichItOpened() {
    TapeOutline tape = tape(10);
    WalkForward walk = WalkForward.of(tape, 3, 0);

    List<ListedMarket> all = new ArrayList<>();
    walk.segments().forEach(segment -> all.addAll(segment.marketsOf(tape.markets())));

    assertThat(all).isEqualTo(tape.markets());
    assertThat(new Segment(0, 1_000, 1_300).holds(tape.markets().get(2))).isTrue();
    assertThat(new Segment(0, 1_000, 1_300).holds(tape.markets().get(3))).isFalse();
  }

  @Test
  void aTapeThatIsTooShortIsRefused() {
    assertThatThrownBy(() -> WalkForward.of(tape(3), 3, 0))
        .hasMessageContaining("3 times")
        .hasMessageContaining("--folds");
    assertThatThrownBy(() -> WalkForward.of(tape(0), 1, 0)).hasMessageContaining("outcome");
    assertThatThrownBy(() -> WalkForward.of(tape(9), 0, 0)).hasMessageContaining("--folds");
    assertThatThrownBy(() -> WalkForward.of(tape(9), 1, 100)).hasMessageContaining("--holdout");
  }

  @Test
  void onlyMarketsWhoseOutcomeIsOnTheTapeAreJudged() {
    assertThat(OUTLINE.events()).isEqualTo(TAPE.size());
    assertThat(OUTLINE.markets()).hasSizeGreaterThan(8);
    assertThat(OUTLINE.unsettled()).isPositive();
  }

  @Test
  void tapesInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> TapeOutline.of(List.of(TAPE.get(5), TAPE.get(4)).iterator()))
        .hasMessageContaining("the earlier first");
  }

  @Test
  void aSegmentShowsItsOwnMarketsUntilTheyAreSettledAndTheIndexBefore() {
    WalkForward walk = WalkForward.of(OUTLINE, 3, 0);
    for (Segment segment : walk.segments()) {
      List<MarketId> own =
          segment.marketsOf(OUTLINE.markets()).stream().map(ListedMarket::id).toList();
      List<TapeRecord> seen = new ArrayList<>();
      new SegmentTape(TAPE.iterator(), OUTLINE, segment).forEachRemaining(seen::add);

      assertThat(seen.getFirst().event().timeMs())
          .isGreaterThanOrEqualTo(segment.fromMs() - SegmentTape.WARM_UP_MS);
      assertThat(seen.getLast().event()).isInstanceOf(MarketSettled.class);
      assertThat(seen.stream().map(TapeRecord::event).filter(MarketSettled.class::isInstance))
          .extracting(event -> ((MarketSettled) event).market())
          .containsExactlyInAnyOrderElementsOf(own);
      assertThat(seen.stream().map(TapeRecord::event).filter(KeyFrame.class::isInstance))
          .allSatisfy(
              event ->
                  assertThat(((KeyFrame) event).markets())
                      .allMatch(state -> own.contains(state.market().id())));
      assertThat(seen.stream().filter(record -> record.event() instanceof IndexTick)).isNotEmpty();
    }
  }
}
