// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.alerts.Channel.Kind;
import io.flashpaper.alerts.Outcome.Arrived;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
}
