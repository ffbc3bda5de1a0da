// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.Channel.Kind;
import io.flashpaper.alerts.Outcome.Arrived;
import io.flashpaper.alerts.Outcome.Later;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutletTest {
  private final LinkedBlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  private static Message message(Rule rule, String what) {
    return new Templates(Map.of()).message(Alert.of(rule, 0, Map.of("source", what, "what", what)));
  }

  private Outlet outlet(int perMinute, Post post) {
    Channel channel =
        new Channel(
            "mine",
            Kind.NTFY,
            new Secret("https://ntfy.example/t"),
            Secret.NONE,
            "",
            Channel.rules(List.of()),
            perMinute);
    return new Outlet(channel, post, InstantSource.system(), 5, log::add);
  }

  @Test
  void aMessageThatCannotBeSentByADefectIsLostAndTheNextGoesOut() throws InterruptedException {
    Post defective =
        (_, message) -> {
          if (message.text().equals("bad")) {
            throw new IllegalStateException("a secret");
          }
          arrived.add(message.text());
          return new Arrived();
        };
    try (Outlet outlet = outlet(20, defective)) {
      outlet.offer(message(Rule.FEED_LOST, "bad"));
      outlet.offer(message(Rule.FEED_LOST, "good"));
      assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("good");
      assertThat(outlet.status().lost()).isEqualTo(1);
      assertThat(log.poll(20, TimeUnit.SECONDS))
          .contains("does not reach channel mine", "IllegalStateException")
          .doesNotContain("secret");
    }
  }

  @Test
  void whatWaitsForThePaceIsSentAtTheEndTroubleFirst() throws Exception {
    Post post =
        (_, message) -> {
          arrived.add(message.text());
          return new Arrived();
        };
    try (Outlet outlet = outlet(1, post)) {
      outlet.offer(message(Rule.FEED_LOST, "goes at once"));
      assertThat(arrived.poll(20, TimeUnit.SECONDS)).isEqualTo("goes at once");
      outlet.offer(crash("everyday"));
      outlet.offer(message(Rule.FEED_LOST, "trouble"));
      outlet.drain().get(20, TimeUnit.SECONDS);
      assertThat(arrived.poll()).isEqualTo("trouble");
      assertThat(arrived.poll()).startsWith("everyday");
      assertThat(outlet.status().waiting()).isZero();
    }
    assertThat(log).isEmpty();
  }

  @Test
  void whatDoesNotArriveAtTheEndIsAskedForOnceAndCounted() throws Exception {
    Post away = (_, _) -> new Later("away", OptionalLong.empty());
    try (Outlet outlet = outlet(1, away)) {
      outlet.offer(message(Rule.FEED_LOST, "first"));
      outlet.offer(message(Rule.FEED_LOST, "second"));
      outlet.drain().get(20, TimeUnit.SECONDS);
    }
    assertThat(log).anyMatch(line -> line.endsWith("channel mine are lost: 2"));
  }

  private static Message crash(String market) {
    Map<String, String> fields =
        Map.of(
            "market", market, "series", "s", "peak", "1", "k", "0", "cause", "c", "verdict", "v");
    return new Templates(Map.of()).message(Alert.of(Rule.FLASH_CRASH, 0, fields));
  }
}
