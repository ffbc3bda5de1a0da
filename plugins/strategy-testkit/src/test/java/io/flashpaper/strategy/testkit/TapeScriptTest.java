// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TapeScriptTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void timeIsToldFromTheOpeningAndFromTheClose() {
    TapeScript script = TapeScript.oneHour();
    script.at(Duration.ofMinutes(10)).book(50, 52);
    assertThat(script.moment().timeMs() - script.market().openTimeMs()).isEqualTo(600_000);
    script.beforeClose(Duration.ofSeconds(30)).book(50, 52);
    assertThat(script.market().msToClose(script.moment().timeMs())).isEqualTo(30_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> script.at(Duration.ofMinutes(1)))
        .withMessageContaining("tape time never goes back");
  }

  @Test
  void anIndexPathIsSeenThroughItsWindows() {
    IndexView index =
        TapeScript.fifteenMinutes().indexAt(76_000).indexTo(76_120, 12).moment().index();
    assertThat(index.priceMicros()).hasValue(76_120_000_000L);
    assertThat(index.priceMicros(TEN_SECONDS)).hasValue(76_020_000_000L);
    assertThat(index.change(TEN_SECONDS)).hasValue(new Change(76_020_000_000L, 76_120_000_000L));
    assertThat(index.change(Duration.ofMinutes(1))).isEmpty();
    assertThat(index.relativeDeviationPpm(TEN_SECONDS)).isPresent();
    assertThat(index.relativeDeviationPpm(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void anIndexThatNeverTickedCannotGoAnywhere() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TapeScript.fifteenMinutes().indexTo(76_000, 3))
        .withMessageContaining("no price");
  }

  @Test
  void aDisputedIndexHasAPastButNoPrice() {
    Moment moment =
        TapeScript.fifteenMinutes()
            .indexPath(76_000, 76_010)
            .afterMs(1000)
            .indexStatus(IndexStatus.DISPUTED)
            .moment();
    assertThat(moment.trigger()).isInstanceOf(Trigger.FeedHealthChanged.class);
    assertThat(moment.index().priceMicros()).isEmpty();
    assertThat(moment.index().change(Duration.ofSeconds(2))).isEmpty();
    assertThat(moment.index().priceMicros(Duration.ofSeconds(2))).hasValue(76_000_000_000L);
  }

  @Test
  void theVenueIsHeardForAMinute() {
    TapeScript script = TapeScript.fifteenMinutes().book(50, 52);
    long heardMs = script.timeMs();
    script.afterMs(60_000).indexAt(76_000);
    assertThat(script.moment().market().heardMs()).isEqualTo(OptionalLong.of(heardMs));
    script.afterMs(1).indexAt(76_000);
    assertThat(script.moment().market().heardMs()).isEmpty();
  }

  @Test
  void whatTheFeedSaysStandsUntilItSaysSomethingElse() {
    TapeScript script = TapeScript.fifteenMinutes().graded(FeedGrade.POOR).book(50, 52);
    assertThat(script.moment().market().health().grade()).isEqualTo(FeedGrade.POOR);
    assertThat(script.bookLost().moment().market().book()).isEqualTo(Optional.empty());
    assertThat(script.moment().market().health().grade()).isEqualTo(FeedGrade.POOR);
  }

  @Test
  void aRandomTapeIsTheSameForTheSameSeedAndEndsBeforeTheClose() {
    Tape tape = RandomTape.of(11, 400);
    StrategyRunner runner = StrategyRunner.of(new Sound.Factory());
    assertThat(runner.play(RandomTape.of(11, 400)).digest())
        .isEqualTo(runner.play(tape).digest())
        .isNotEqualTo(runner.play(RandomTape.of(12, 400)).digest());
    Moment last = tape.moments().getLast();
    assertThat(tape.moments().size()).isGreaterThanOrEqualTo(400);
    assertThat(last.market().market().msToClose(last.timeMs())).isPositive();
    assertThat(tape.moments())
        .extracting(moment -> moment.trigger().getClass().getSimpleName())
        .contains(
            "BookChanged",
            "TradePrinted",
            "IndexMoved",
            "FlashCrashDetected",
            "FeedHealthChanged",
            "TimerFired");
  }
}
