// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.TroubleWatch.LedgerSight;
import io.flashpaper.alerts.TroubleWatch.Sight;
import io.flashpaper.model.event.FeedMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TroubleWatchTest {
  private final TroubleWatch watch = new TroubleWatch(Duration.ofSeconds(60));

  private List<Alert> alerts(int second, Sight sight) {
    return watch.look(second * 1000L, sight);
  }

  private List<String> look(int second, long offset, FeedMode kalshi, LedgerSight ledger) {
    return alerts(second, new Sight(offset, offset, Map.of("kalshi", kalshi), ledger)).stream()
        .map(alert -> alert.rule().key() + ": " + alert.fields().get("what"))
        .toList();
  }

  private List<String> look(int second, long offset, FeedMode kalshi) {
    return look(second, offset, kalshi, new LedgerSight(offset, false, ""));
  }

  @Test
  void aTapeThatStandsStillForLongIsToldOnceAndThatItGoesOn() {
    assertThat(look(0, 7, FeedMode.WS)).isEmpty();
    assertThat(look(1, 7, FeedMode.WS)).isEmpty();
    assertThat(look(59, 7, FeedMode.WS)).isEmpty();
    assertThat(look(61, 7, FeedMode.WS))
        .containsExactly("feed-lost: The tape stands still since 61 s");
    assertThat(look(300, 7, FeedMode.WS)).isEmpty();
    assertThat(look(301, 8, FeedMode.WS)).containsExactly("feed-recovered: The tape goes on");
    assertThat(look(302, 9, FeedMode.WS)).isEmpty();
  }

  @Test
  void aVenueOutOfReachIsToldWhenThatLastsAndThatItIsBack() {
    assertThat(look(0, 1, FeedMode.WS)).isEmpty();
    assertThat(look(10, 2, FeedMode.DOWN)).isEmpty();
    assertThat(look(30, 3, FeedMode.REST)).isEmpty();
    assertThat(look(40, 4, FeedMode.DOWN)).isEmpty();
    assertThat(look(90, 5, FeedMode.DOWN))
        .containsExactly("feed-lost: kalshi is out of reach since 60 s");
    assertThat(look(100, 6, FeedMode.DOWN)).isEmpty();
    assertThat(look(110, 7, FeedMode.REST))
        .containsExactly("feed-recovered: kalshi is back, by REST");
  }

  @Test
  void aTapeThatNeverBeganIsToldOfTooAtATimeThatIsNow() {
    Sight nothing = new Sight(-1, 0, Map.of(), new LedgerSight(-1, false, ""));
    assertThat(alerts(1, nothing)).isEmpty();
    assertThat(alerts(61, nothing))
        .singleElement()
        .satisfies(alert -> assertThat(alert.timeMs()).isEqualTo(61_000));
  }

  @Test
  void aLedgerWithAnObstacleIsToldOnceThatLastsAndThatItGoesOn() {
    LedgerSight stopped = new LedgerSight(5, false, "stopped by a defect: no");
    assertThat(look(0, 5, FeedMode.WS)).isEmpty();
    assertThat(look(1, 6, FeedMode.WS, stopped)).isEmpty();
    assertThat(look(60, 7, FeedMode.WS, stopped))
        .containsExactly(
            "ledger-stopped: The ledger stands still, stopped by a defect: no, since 60 s");
    assertThat(look(200, 8, FeedMode.WS, stopped)).isEmpty();
    assertThat(look(201, 9, FeedMode.WS)).containsExactly("ledger-recovered: The ledger goes on");
  }

  @Test
  void anObstacleThatIsASentenceOfItsOwnBecomesAPartOfTheOneThatIsTold() {
    LedgerSight away = new LedgerSight(5, false, "no database: The connection attempt failed.");
    assertThat(look(0, 5, FeedMode.WS, away)).isEmpty();
    assertThat(look(60, 6, FeedMode.WS, away))
        .containsExactly(
            "ledger-stopped: The ledger stands still, no database: The connection attempt failed,"
                + " since 60 s");
  }

  @Test
  void aSignalServiceThatIsAwayStopsTheLedgerNotTheFeed() {
    LedgerSight waits = new LedgerSight(5, true, "");
    assertThat(look(0, 5, FeedMode.WS)).isEmpty();
    for (int second = 1; second < 60; second++) {
      assertThat(look(second, 5 + second, FeedMode.WS, waits)).isEmpty();
    }
    assertThat(look(60, 90, FeedMode.WS, waits))
        .containsExactly(
            "ledger-stopped: The ledger stands still, it waits for signal-service, since 60 s");
  }

  @Test
  void aLedgerThatWaitsForSignalsAndMovesOrHasNothingToTakeIsNotStopped() {
    for (int second = 0; second < 200; second++) {
      LedgerSight moves = new LedgerSight(second, true, "");
      assertThat(look(second, second + 1, FeedMode.WS, moves)).isEmpty();
    }
    LedgerSight atTheEnd = new LedgerSight(200, true, "");
    assertThat(look(200, 200, FeedMode.WS, atTheEnd)).isEmpty();
    assertThat(look(300, 200, FeedMode.WS, atTheEnd))
        .containsExactly("feed-lost: The tape stands still since 101 s");
  }

  @Test
  void whatWasToldBeforeARestartIsNotToldAgainButItsEndIs() {
    assertThat(look(0, -1, FeedMode.DOWN)).isEmpty();
    watch.remember(Set.of("tape", "kalshi", "ledger"));
    assertThat(look(1, -1, FeedMode.DOWN, new LedgerSight(-1, false, "not assigned"))).isEmpty();
    assertThat(look(2, 70, FeedMode.DOWN, new LedgerSight(-1, false, "not assigned"))).isEmpty();
    assertThat(look(99, 70, FeedMode.DOWN, new LedgerSight(-1, false, "not assigned"))).isEmpty();
    assertThat(watch.told()).containsExactlyInAnyOrder("tape", "kalshi", "ledger");
    assertThat(look(100, 71, FeedMode.WS))
        .containsExactly(
            "feed-recovered: The tape goes on",
            "feed-recovered: kalshi is back, by WS",
            "ledger-recovered: The ledger goes on");
    assertThat(watch.told()).isEmpty();
  }
}
