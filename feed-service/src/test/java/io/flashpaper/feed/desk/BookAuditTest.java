// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import static io.flashpaper.feed.desk.DeskRun.book;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import org.junit.jupiter.api.Test;

class BookAuditTest {
  private static final long LATER_MS = 100_000;

  private final DeskRun run = DeskRun.streaming();

  private AuditTally tally() {
    return run.desk.status(0).audits();
  }

  /** The book had 10 contracts for long, then 15. */
  private void fiveMoreAt(long nowMs) {
    run.delta(5, nowMs);
  }

  @Test
  void anAnswerEqualToOurBookAgrees() {
    run.audit(book("10"), LATER_MS, LATER_MS + 100, LATER_MS + 100);
    assertThat(tally().agreed()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsBehindTheStreamAgreesIfOurBookWasSoALittleBefore() {
    fiveMoreAt(LATER_MS - 3000 + 1);
    run.audit(book("10"), LATER_MS, LATER_MS + 100, LATER_MS + 100);
    assertThat(tally().agreed()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsTooFarBehindDisagrees() {
    fiveMoreAt(LATER_MS - 3000);
    run.audit(book("10"), LATER_MS, LATER_MS + 100, LATER_MS + 100);
    assertThat(tally().disagreed()).isZero();
    run.pass(LATER_MS + 100, LATER_MS + 2099);
    assertThat(tally().disagreed()).isZero();
    run.pass(LATER_MS + 2100, LATER_MS + 2100);
    assertThat(tally().disagreed()).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsAheadOfTheStreamAgreesOnceTheStreamIsThere() {
    run.audit(book("15"), LATER_MS, LATER_MS + 100, LATER_MS + 100);
    assertThat(tally().agreed()).isZero();
    fiveMoreAt(LATER_MS + 2000);
    assertThat(tally().agreed()).isEqualTo(1);
    run.pass(LATER_MS + 2000, LATER_MS + 10_000);
    assertThat(tally().disagreed()).isZero();
  }

  @Test
  void aStateBetweenTwoDeltasAgreesToo() {
    fiveMoreAt(LATER_MS);
    fiveMoreAt(LATER_MS + 1);
    fiveMoreAt(LATER_MS + 2);
    run.audit(book("20"), LATER_MS - 50, LATER_MS + 50, LATER_MS + 50);
    assertThat(tally().agreed()).isEqualTo(1);
  }

  @Test
  void theFirstDisagreementAsksAgainAndTheSecondThrowsTheBookOut() {
    run.audit(book("11"), LATER_MS, LATER_MS, LATER_MS);
    run.pass(LATER_MS, LATER_MS + 2000);
    assertThat(run.auditsWanted).containsExactly(DeskRun.ID);
    assertThat(run.written(BookInvalidated.class)).isEmpty();

    run.audit(book("11"), LATER_MS + 3000, LATER_MS + 3000, LATER_MS + 3000);
    run.pass(LATER_MS + 3000, LATER_MS + 5000);
    assertThat(run.written(BookInvalidated.class))
        .singleElement()
        .satisfies(e -> assertThat(e.reason()).contains("the venue's own answers"));
    assertThat(run.snapshotsWanted).containsExactly(DeskRun.ID);
    assertThat(run.health().grade()).isEqualTo(FeedGrade.UNUSABLE);
    assertThat(run.desk.status(0).contradictions()).isEqualTo(1);
  }

  @Test
  void anAgreementBetweenTwoDisagreementsForgivesTheFirst() {
    for (String contracts : new String[] {"11", "10", "11"}) {
      long now = run.tape.getLast().timeMs() + LATER_MS;
      run.audit(book(contracts), now, now, now);
      run.pass(now, now + 2000);
    }
    assertThat(tally().disagreed()).isEqualTo(2);
    assertThat(run.written(BookInvalidated.class)).isEmpty();
  }

  @Test
  void whatWasAskedBeforeTheStreamBeganSaysNothingUnlessItAgrees() {
    run.audit(book("11"), 2999, 3100, 3100);
    run.pass(3100, 10_000);
    assertThat(tally().inconclusive()).isEqualTo(1);
    run.audit(book("10"), 1000, 10_000, 10_000);
    assertThat(tally().agreed()).isEqualTo(1);
    run.audit(book("11"), 3000, 10_000, 10_000);
    run.pass(10_000, 20_000);
    assertThat(tally().disagreed()).isEqualTo(1);
  }

  @Test
  void aBookLostMeanwhileMakesAnAuditSayNothing() {
    run.audit(book("11"), LATER_MS, LATER_MS, LATER_MS);
    run.lost("a gap", LATER_MS + 1000);
    run.book(book("12"), FeedMode.WS, LATER_MS + 1100);
    run.pass(LATER_MS + 1100, LATER_MS + 10_000);
    assertThat(tally().inconclusive()).isEqualTo(1);
    assertThat(tally().disagreed()).isZero();
  }

  @Test
  void aMarketThatClosesMeanwhileIsNotJudged() {
    long closeMs = DeskRun.CLOSE_MS;
    run.audit(book("11"), closeMs - 1000, closeMs - 900, closeMs - 900);
    run.pass(closeMs - 900, closeMs + 10_000);
    assertThat(tally().disagreed()).isZero();
    assertThat(run.written(BookInvalidated.class)).isEmpty();
  }

  @Test
  void aPolledBookIsNotAudited() {
    run.mode(FeedMode.REST, LATER_MS);
    run.audit(book("11"), LATER_MS + 1, LATER_MS + 2, LATER_MS + 2);
    run.pass(LATER_MS + 2, LATER_MS + 5000);
    assertThat(tally().disagreed()).isZero();
  }

  @Test
  void anAnswerAboutAMarketThatDoesNotTradeIsPassedOver() {
    run.seen(MarketStatus.CLOSED, LATER_MS);
    run.audit(book("11"), LATER_MS, LATER_MS, LATER_MS);
    assertThat(tally()).isEqualTo(AuditTally.NONE);
  }
}
