// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.stack.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaAwayIT {
  private static final int TO_BE_STARTED_ANEW = 70;

  @TempDir Path logs;

  private final Venues venues = new Venues();
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void start() {
    venues.init(Map.of("key", "false", "speed", "10"));
    settings.putAll(venues.start());
  }

  @AfterEach
  void stop() {
    venues.stop();
  }

  @Test
  void withoutKafkaAtTheStartItIsUnreadyAndEndsToBeStartedAnew() throws Exception {
    settings.put("kafka.bootstrap.servers", "127.0.0.1:" + FreePorts.take());
    settings.put("flashpaper.kafka.patience", "4s");
    try (FeedProcess feed = FeedProcess.start(settings, logs.resolve("feed.log"))) {
      feed.awaitReadiness("STARTING", "DOWN");
      assertThat(feed.awaitExit()).isEqualTo(TO_BE_STARTED_ANEW);
    }
  }

  @Test
  void aSilentKafkaIsSeenSoonAndWhenItIsBackTheSameWriterGoesOn() throws Exception {
    settings.put("flashpaper.kafka.patience", "10s");
    try (Witness tape = new Witness(settings.get("kafka.bootstrap.servers"));
        FeedProcess feed = FeedProcess.start(settings, logs.resolve("feed.log"))) {
      feed.awaitReadiness("LEADER", "UP");
      tape.await("a book", () -> tape.trading().stream().anyMatch(m -> tape.book(m).isPresent()));
      int term = tape.term();
      long timeMs = tape.timeMs();

      signalBroker("-STOP");
      feed.awaitReadiness("LEADER", "DOWN");
      signalBroker("-CONT");
      feed.awaitReadiness("LEADER", "UP");

      assertThat(tape.term()).isEqualTo(term);
      tape.await("the tape to go on", () -> tape.timeMs() > timeMs);

      venues.stopBroker();
      feed.awaitReadiness("LEADER", "DOWN");
      assertThat(feed.awaitExit()).isEqualTo(TO_BE_STARTED_ANEW);
    }
  }

  private void signalBroker(String name) throws IOException, InterruptedException {
    String port = settings.get("kafka.bootstrap.servers").replaceFirst(".*:", "");
    ProcessHandle broker =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.info().commandLine().orElse("").matches(".*BrokerMain .* " + port))
            .findFirst()
            .orElseThrow();
    FeedProcess.signal(name, broker.pid());
  }
}
