// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionBoardTest {
  private final ConnectionBoard board = new ConnectionBoard();

  @Test
  void aConnectionThatDidNothingSaysSo() {
    board.open("kraken", Transport.WS, 5);
    ConnectionStatus status = board.find("kraken", Transport.WS, 9).orElseThrow();
    assertThat(status.phase()).isEqualTo(Phase.STOPPED);
    assertThat(status.sinceMs()).isEqualTo(5);
    assertThat(status.received()).isZero();
    assertThat(status.lastReceivedMs()).isEmpty();
    assertThat(status.lastError()).isEmpty();
    assertThat(status.attempts()).isEmpty();
  }

  @Test
  void aWaitTellsUntilWhenAndWhyAndEndsWithTheNextPhase() {
    ConnectionLog log = board.open("kraken", Transport.WS, 0);
    log.waiting(700, "HTTP status 429", 100);
    assertThat(log.status(200).untilMs()).hasValue(700);
    assertThat(log.status(200).reason()).isEqualTo("HTTP status 429");
    log.phase(Phase.CONNECTING, "", 700);
    assertThat(log.status(701).untilMs()).isEmpty();
  }

  @Test
  void theSamePhaseAgainKeepsItsBeginning() {
    ConnectionLog log = board.open("kraken", Transport.WS, 0);
    log.phase(Phase.LIVE, "streaming", 10);
    log.phase(Phase.LIVE, "streaming, refused: x", 20);
    assertThat(log.status(30).sinceMs()).isEqualTo(10);
    assertThat(log.status(30).reason()).isEqualTo("streaming, refused: x");
  }

  @Test
  void whatHappenedIsCounted() {
    ConnectionLog log = board.open("kalshi", Transport.REST, 0);
    log.received(1);
    log.received(2);
    log.failed("HTTP status 401", 3);
    log.refused(RefusalCause.ofStatus(401));
    log.reconnect();
    ConnectionStatus status = log.status(4);
    assertThat(status.received()).isEqualTo(2);
    assertThat(status.lastReceivedMs()).hasValue(2);
    assertThat(status.lastError()).contains(new ConnectionError("HTTP status 401", 3));
    assertThat(status.refusals()).isEqualTo(Map.of(RefusalCause.UNAUTHORIZED, 1L));
    assertThat(status.reconnects()).isEqualTo(1);
  }

  @Test
  void aSuccessorKeepsItsBeginningUntilItIsGone() {
    ConnectionLog log = board.open("kalshi", Transport.WS, 0);
    log.successor(Phase.CONNECTING, "its time is up", 10);
    log.successor(Phase.PROVING, "its time is up", 20);
    assertThat(log.status(30).successor())
        .contains(new Successor(Phase.PROVING, "its time is up", 10));
    log.noSuccessor();
    assertThat(log.status(30).successor()).isEmpty();
  }

  @Test
  void connectionsAreListedByVenueAndTheStreamFirst() {
    board.open("kraken", Transport.REST, 0);
    board.open("kraken", Transport.WS, 0);
    board.open("coinbase", Transport.WS, 0);
    assertThat(board.all(0))
        .extracting(s -> s.venue() + " " + s.transport())
        .containsExactly("coinbase WS", "kraken WS", "kraken REST");
  }

  @Test
  void aBudgetFreesItselfAsTheWindowSlides() {
    AttemptBudget budget = new AttemptBudget(2, Duration.ofMillis(100));
    assertThat(budget.nextMs(0)).isZero();
    budget.spend(0);
    budget.spend(30);
    assertThat(budget.nextMs(50)).isEqualTo(100);
    assertThat(budget.used(99).used()).isEqualTo(2);
    assertThat(budget.nextMs(100)).isEqualTo(100);
    assertThat(budget.used(100)).isEqualTo(new Attempts(1, 2, Duration.ofMillis(100)));
  }
}
