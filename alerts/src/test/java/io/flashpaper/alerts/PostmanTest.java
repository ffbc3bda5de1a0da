// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.Channel.Kind;
import io.flashpaper.alerts.Outcome.Arrived;
import io.flashpaper.alerts.Outcome.Later;
import io.flashpaper.alerts.Outcome.Never;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers on loopback that answer more than is good for whoever reads it. */
@Timeout(60)
class PostmanTest {
  private static final String TOKEN = "t0ken-which-nobody-must-read";
  private static final Message MESSAGE =
      new Templates(Map.of())
          .message(Alert.of(Rule.FEED_LOST, 0, Map.of("source", "tape", "what", "It is away")));

  private static Outcome bring(String url) throws InterruptedException {
    Channel channel =
        new Channel(
            "mine",
            Kind.WEBHOOK,
            new Secret(url),
            new Secret(TOKEN),
            "",
            Channel.rules(List.of()),
            20);
    return new Postman().bring(channel, MESSAGE);
  }

  @Test
  void aFloodIsReadNoFurtherThanItsBeginning() throws Exception {
    try (EndlessReceiver receiver = new EndlessReceiver(500, "broken ", true)) {
      assertThat(bring(receiver.url()))
          .isInstanceOfSatisfying(
              Later.class,
              later ->
                  assertThat(later.why())
                      .startsWith("it answered 500 broken")
                      .hasSizeLessThan(250));
      assertThat(receiver.isHungUpOn()).isTrue();
    }
  }

  @Test
  void whoSaysYesAndThenNeverEndsHasGotTheMessage() throws Exception {
    try (EndlessReceiver receiver = new EndlessReceiver(200, "ok", false)) {
      assertThat(bring(receiver.url())).isEqualTo(new Arrived());
    }
    try (EndlessReceiver receiver = new EndlessReceiver(200, "ok", true)) {
      assertThat(bring(receiver.url())).isEqualTo(new Arrived());
    }
  }

  @Test
  void aSecretIsHiddenBeforeTheAnswerIsCut() throws Exception {
    String before = "x".repeat(195);
    assertThat(refusal(before + TOKEN)).doesNotContain("t0ken").endsWith("x***");
    assertThat(refusal("no hook /hook/Xk3vQ9pLm2Zt here")).endsWith("403 no hook *** here");
  }

  private static String refusal(String body) throws InterruptedException, IOException {
    try (Receiver receiver = new Receiver()) {
      receiver.answering(403, "", body);
      Outcome outcome = bring(receiver.url() + "/hook/Xk3vQ9pLm2Zt");
      assertThat(outcome).isInstanceOf(Never.class);
      return ((Never) outcome).why();
    }
  }

  @Test
  void aSecretOfWhichOnlyTheBeginningWasReadIsHiddenToo() throws Exception {
    String half = " ".repeat(3_000) + "denied to " + TOKEN.substring(0, 20);
    try (EndlessReceiver receiver = new EndlessReceiver(401, half, false)) {
      assertThat(bring(receiver.url()))
          .isInstanceOfSatisfying(
              Never.class, never -> assertThat(never.why()).doesNotContain("t0ken"));
    }
  }
}
