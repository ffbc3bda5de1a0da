// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import static io.flashpaper.feed.desk.DeskRun.book;
import static io.flashpaper.model.event.FeedGrade.FAIR;
import static io.flashpaper.model.event.FeedGrade.GOOD;
import static io.flashpaper.model.event.FeedGrade.POOR;
import static io.flashpaper.model.event.FeedGrade.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import org.junit.jupiter.api.Test;

class FeedGradesTest {
  /** A run whose market is GOOD since a minute after time 0. */
  private static DeskRun good() {
    DeskRun run = DeskRun.streaming();
    run.audit(book("10"), 30_000, 30_100, 30_100);
    run.pass(30_100, 60_000);
    return run;
  }

  @Test
  void aMarketIsUnusableUntilItsFirstBook() {
    DeskRun run = new DeskRun();
    run.seen(MarketStatus.UNOPENED, 1);
    assertThat(run.grades()).containsExactly(UNUSABLE);
    run.book(book("10"), FeedMode.WS, 10);
    assertThat(run.grades()).containsExactly(UNUSABLE, FAIR);
  }

  @Test
  void aStreamIsGoodAfterAMinuteWithoutAGapAndAnAuditThatAgreed() {
    DeskRun run = DeskRun.streaming();
    run.audit(book("10"), 30_000, 30_100, 30_100);
    run.pass(30_100, 59_999);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    run.pass(60_000, 60_000);
    assertThat(run.health().grade()).isEqualTo(GOOD);
    assertThat(run.grades()).containsExactly(UNUSABLE, FAIR, GOOD);
  }

  @Test
  void aStreamThatWasNeverComparedIsFair() {
    DeskRun run = DeskRun.streaming();
    run.pass(0, 200_000);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    assertThat(run.health().reason()).contains("not compared");
  }

  @Test
  void anAuditSupportsTheGradeForFiveMinutes() {
    DeskRun run = good();
    run.pass(60_000, 330_100);
    assertThat(run.health().grade()).isEqualTo(GOOD);
    run.pass(330_100, 330_101);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    run.audit(book("10"), 340_000, 340_100, 340_100);
    assertThat(run.health().grade()).isEqualTo(GOOD);
  }

  @Test
  void oneDisagreementLowersTheGradeUntilAnAuditAgrees() {
    DeskRun run = good();
    run.audit(book("11"), 100_000, 100_000, 100_000);
    run.pass(100_000, 102_000);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    run.audit(book("10"), 103_000, 103_000, 103_000);
    assertThat(run.health().grade()).isEqualTo(GOOD);
  }

  @Test
  void aGapIsUnusableUntilTheSnapshotAndFairForAMinute() {
    DeskRun run = good();
    run.lost("a message is missing before number 7", 100_000);
    assertThat(run.health())
        .isEqualTo(new FeedHealth(UNUSABLE, FeedMode.WS, "a message is missing before number 7"));
    run.book(book("10"), FeedMode.WS, 100_200);
    run.audit(book("10"), 110_000, 110_000, 110_000);
    run.pass(110_000, 160_199);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    run.pass(160_199, 160_200);
    assertThat(run.health().grade()).isEqualTo(GOOD);
  }

  @Test
  void anAuditOfTheBookBeforeAGapDoesNotVouchForTheBookAfterIt() {
    DeskRun run = good();
    run.lost("a gap", 100_000);
    run.book(book("10"), FeedMode.WS, 100_200);
    run.pass(100_200, 200_000);
    assertThat(run.health().grade()).isEqualTo(FAIR);
  }

  @Test
  void aStreamThatEndsLeavesAPolledBookThatMustBeRenewed() {
    DeskRun run = good();
    run.mode(FeedMode.REST, 100_000);
    assertThat(run.health().grade()).isEqualTo(POOR);
    run.delta(1, 100_001);
    assertThat(run.written(BookDelta.class)).isEmpty();
    run.pass(100_001, 105_000);
    run.book(book("10"), FeedMode.REST, 105_000);
    run.pass(105_000, 115_000);
    assertThat(run.health().grade()).isEqualTo(POOR);
    run.pass(115_000, 115_001);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    assertThat(run.written(BookInvalidated.class)).hasSize(1);
  }

  @Test
  void aPolledAnswerThatComesLateDoesNotReplaceTheStream() {
    DeskRun run = DeskRun.streaming();
    run.book(book("99"), FeedMode.REST, 100);
    assertThat(run.written(BookSnapshot.class)).hasSize(1);
    assertThat(run.health().source()).isEqualTo(FeedMode.WS);
  }

  @Test
  void aStreamThatDiedBeforeItWasAnnouncedGivesWayToPolls() {
    DeskRun run = new DeskRun();
    run.mode(FeedMode.REST, 0);
    run.seen(MarketStatus.OPEN, 0);
    run.book(book("10"), FeedMode.WS, 0);
    run.book(book("11"), FeedMode.REST, 4999);
    assertThat(run.health().source()).isEqualTo(FeedMode.WS);
    run.book(book("11"), FeedMode.REST, 5000);
    assertThat(run.health().source()).isEqualTo(FeedMode.REST);
  }

  @Test
  void aVenueThatIsDownLeavesNoBook() {
    DeskRun run = good();
    run.mode(FeedMode.DOWN, 100_000);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    assertThat(run.health().source()).isEqualTo(FeedMode.DOWN);
    assertThat(run.written(BookInvalidated.class)).hasSize(1);
  }

  @Test
  void whatCannotBeReadCostsTheBookUntilTheNextOne() {
    DeskRun run = good();
    run.drift(100_000);
    assertThat(run.health())
        .isEqualTo(new FeedHealth(UNUSABLE, FeedMode.WS, "price_dollars is missing"));
    assertThat(run.snapshotsWanted).containsExactly(DeskRun.ID);
    run.drift(100_050);
    run.book(book("10"), FeedMode.WS, 100_100);
    assertThat(run.grades()).containsExactly(UNUSABLE, FAIR, GOOD, UNUSABLE, FAIR);
  }

  @Test
  void whatCannotBeReadAgainAndAgainMakesAMarketUnusableForAWhile() {
    DeskRun run = good();
    run.drift(100_000);
    run.book(book("10"), FeedMode.WS, 100_100);
    run.drift(159_999);
    run.snapshotsWanted.clear();
    run.book(book("10"), FeedMode.WS, 160_100);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    run.drift(170_000);
    run.pass(170_000, 184_999);
    run.book(book("10"), FeedMode.WS, 184_999);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    run.pass(185_000, 190_000);
    assertThat(run.snapshotsWanted).isNotEmpty();
    run.book(book("10"), FeedMode.WS, 190_000);
    assertThat(run.health().grade()).isEqualTo(FAIR);
    assertThat(run.grades()).containsExactly(UNUSABLE, FAIR, GOOD, UNUSABLE, FAIR, UNUSABLE, FAIR);
  }

  @Test
  void whatCannotBeReadOnceAMinuteIsMadeUpForEachTime() {
    DeskRun run = good();
    run.drift(100_000);
    run.book(book("10"), FeedMode.WS, 100_100);
    run.drift(160_000);
    run.book(book("10"), FeedMode.WS, 160_100);
    assertThat(run.health().grade()).isEqualTo(FAIR);
  }

  @Test
  void driftOfOneMarketDoesNotTouchAnUnknownOne() {
    DeskRun run = new DeskRun();
    run.drift(10);
    assertThat(run.written(MarketGraded.class)).isEmpty();
  }

  @Test
  void aClockThatIsTwoSecondsOffMakesTheGradePoorUntilItIsWithinOne() {
    DeskRun run = good();
    run.skew(-2000, 100_000);
    assertThat(run.health().grade()).isEqualTo(GOOD);
    run.skew(-2001, 100_001);
    assertThat(run.health().grade()).isEqualTo(POOR);
    run.skew(-1001, 100_002);
    assertThat(run.health().grade()).isEqualTo(POOR);
    run.skew(-1000, 100_003);
    assertThat(run.health().grade()).isEqualTo(GOOD);
    assertThat(run.written(BookInvalidated.class)).isEmpty();
  }

  @Test
  void aClockThatIsHalfAMinuteOffMakesEveryMarketUnusable() {
    DeskRun run = good();
    run.skew(30_001, 100_000);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    assertThat(run.written(BookInvalidated.class)).hasSize(1);
    run.book(book("10"), FeedMode.WS, 100_100);
    run.skew(15_001, 101_000);
    run.pass(101_000, 110_000);
    assertThat(run.health().grade()).isEqualTo(UNUSABLE);
    assertThat(run.snapshotsWanted).isEmpty();
    run.skew(15_000, 110_000);
    run.pass(110_000, 116_000);
    assertThat(run.snapshotsWanted).isNotEmpty();
    run.book(book("10"), FeedMode.WS, 116_000);
    assertThat(run.health().grade()).isEqualTo(POOR);
  }

  @Test
  void aMissingBookIsAskedForAgainAndAgain() {
    DeskRun run = good();
    run.lost("a gap", 100_000);
    run.pass(100_000, 115_000);
    assertThat(run.snapshotsWanted).hasSize(3);
  }

  @Test
  void nothingIsWrittenWhileTheGradeStays() {
    DeskRun run = good();
    int before = run.written(MarketGraded.class).size();
    for (long now = 60_000; now < 120_000; now += 100) {
      run.delta(1, now);
    }
    assertThat(run.written(MarketGraded.class)).hasSize(before);
  }

  @Test
  void keyFramesCarryTheGrade() {
    DeskRun run = good();
    run.pass(60_000, 90_000);
    assertThat(run.written(KeyFrame.class).getLast().markets())
        .extracting(MarketState::health)
        .containsExactly(run.health());
  }

  @Test
  void aNewWriterTrustsNoBookAndSaysSoInItsFirstKeyFrame() {
    MarketBoard board = new MarketBoard();
    board.accept(new MarketUpdated(1, DeskRun.market(MarketStatus.OPEN)));
    board.accept(new BookSnapshot(2, DeskRun.ID, book("10"), FeedMode.WS));
    board.accept(new MarketGraded(3, DeskRun.ID, new FeedHealth(GOOD, FeedMode.WS, "fine")));
    DeskRun run = new DeskRun(new Past(board, 3), 1000);
    assertThat(((KeyFrame) run.tape.getFirst()).markets())
        .singleElement()
        .satisfies(state -> assertThat(state.book()).isEmpty())
        .satisfies(state -> assertThat(state.health().grade()).isEqualTo(UNUSABLE));
    run.mode(FeedMode.WS, 1001);
    run.book(book("10"), FeedMode.WS, 1002);
    assertThat(run.health().grade()).isEqualTo(FAIR);
  }

  @Test
  void theSameInputsGiveTheSameTape() {
    DeskRun one = good();
    DeskRun other = good();
    assertThat(one.tape).isEqualTo(other.tape);
  }

  @Test
  void theLoopAlwaysHasSomethingToWaitFor() {
    DeskRun run = good();
    run.lost("a gap", 100_000);
    run.skew(99_000, 100_001);
    run.desk.turn(200_000);
    assertThat(run.desk.nextTurnMs()).isGreaterThan(200_000);
  }
}
