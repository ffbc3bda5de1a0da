// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.FeedMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedWatchTest {
  private final FeedWatch watch = new FeedWatch(Duration.ofSeconds(60));

  private List<String> look(int second, long offset, FeedMode kalshi) {
    return watch.look(second * 1000L, offset, offset, Map.of("kalshi", kalshi)).stream()
        .map(alert -> alert.rule().key() + ": " + alert.fields().get("what"))
        .toList();
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
  void aTapeThatNeverBeganIsToldOfToo() {
    assertThat(look(0, -1, FeedMode.WS)).isEmpty();
    assertThat(look(60, -1, FeedMode.WS)).hasSize(1);
  }
}
