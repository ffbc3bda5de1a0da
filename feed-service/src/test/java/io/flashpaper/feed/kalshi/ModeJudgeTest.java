// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.kalshi.ModeJudge.Facts;
import io.flashpaper.feed.kalshi.ModeJudge.Verdict;
import io.flashpaper.model.event.FeedMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModeJudgeTest {
  private static Facts facts(boolean hasKey, boolean streaming, boolean restAnswers) {
    return new Facts(hasKey, streaming, "", true, restAnswers, "", Map.of(), "");
  }

  @Test
  void aStreamCountsBeforeAnythingElse() {
    assertThat(ModeJudge.judge(facts(true, true, false), false))
        .contains(new Verdict(FeedMode.WS, "streaming"));
  }

  @Test
  void restServesWithoutAKeyAndWhileTheStreamIsDown() {
    assertThat(ModeJudge.judge(facts(false, false, true), false))
        .contains(new Verdict(FeedMode.REST, "polling: no key is configured"));
    assertThat(ModeJudge.judge(facts(true, false, true), false))
        .contains(new Verdict(FeedMode.REST, "polling while the WebSocket is down"));
  }

  @Test
  void untilTheStreamHadTimeToProveItselfThereIsNoVerdict() {
    Facts early = new Facts(true, false, "", false, true, "", Map.of(), "");
    assertThat(ModeJudge.judge(early, true)).isEmpty();
    assertThat(ModeJudge.judge(facts(true, false, false), true)).isEmpty();
  }

  @Test
  void whenNothingAnswersTheReasonNamesTheError() {
    Facts facts =
        new Facts(false, false, "", true, false, "HTTP 429 too_many_requests", Map.of(), "");
    assertThat(ModeJudge.judge(facts, false))
        .contains(new Verdict(FeedMode.DOWN, "REST does not answer: HTTP 429 too_many_requests"));
  }

  @Test
  void whatElseIsAmissIsPartOfTheReason() {
    Facts facts =
        new Facts(
            true,
            true,
            "trade",
            true,
            true,
            "",
            Map.of("KXBTCD", "'status' is missing"),
            "the exchange has paused trading");
    assertThat(ModeJudge.judge(facts, false).orElseThrow().reason())
        .isEqualTo(
            "streaming; refused: trade; the exchange has paused trading;"
                + " no market of KXBTCD can be read: 'status' is missing");
  }
}
