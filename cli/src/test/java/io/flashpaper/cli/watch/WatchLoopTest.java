// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.cli.ApiStub;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.stack.StackException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchLoopTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

  private final ApiStub api = new ApiStub();
  private final WatchLoop loop = new WatchLoop(() -> new StackClient(URI.create(api.url())), NOON);

  @BeforeEach
  void answer() {
    api.golden("/api/v1/status", "status.json")
        .golden("/api/v1/positions", "positions.json")
        .golden("/api/v1/trades", "trades.json");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /** Remembers what was shown, and does something after each look. */
  private static final class Script implements WatchScreen {
    private final List<String> shown = new ArrayList<>();
    private final List<Runnable> steps;

    Script(Runnable... steps) {
      this.steps = new ArrayList<>(List.of(steps));
    }

    @Override
    public void show(Picture picture) {
      shown.add("at " + picture.status().path("tapeTime").asText());
    }

    @Override
    public void lost(String why) {
      shown.add("lost: " + why);
    }

    @Override
    public boolean isEndedWithin(Duration time) {
      if (steps.isEmpty()) {
        return true;
      }
      steps.removeFirst().run();
      return false;
    }

    @Override
    public void close() {}
  }

  @Test
  void itGoesOnWhenTheServiceComesBack() {
    Script screen =
        new Script(
            () -> api.answer("/api/v1/status", 503, "{\"detail\":\"it restarts\"}"),
            () -> api.golden("/api/v1/status", "status.json"));

    loop.run(screen, Optional.empty());

    assertThat(screen.shown).hasSize(3);
    assertThat(screen.shown.get(0)).isEqualTo("at 2026-11-22T14:32:10Z");
    assertThat(screen.shown.get(1)).startsWith("lost: ").contains("it restarts");
    assertThat(screen.shown.get(2)).isEqualTo("at 2026-11-22T14:32:10Z");
  }

  @Test
  void aStackThatWasNeverThereIsAFailure() {
    api.close();
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> loop.run(new Script(), Optional.empty()))
        .matches(away -> away.kind() == StackException.Kind.AWAY);
  }

  @Test
  void whoMayNotLookAnyMoreIsTold() {
    Script screen = new Script(() -> api.answer("/api/v1/status", 401, "{}"));
    assertThatExceptionOfType(StackException.class)
        .isThrownBy(() -> loop.run(screen, Optional.empty()))
        .matches(refused -> refused.kind() == StackException.Kind.NOT_PERMITTED);
  }

  @Test
  void whileAnAnswerIsLateWhatIsShownIsMarkedAndTheUserCanEnd() {
    CountDownLatch answers = new CountDownLatch(1);
    Script screen = new Script(() -> api.hold(answers));
    try {
      loop.run(screen, Optional.empty());
    } finally {
      answers.countDown();
    }
    assertThat(screen.shown).containsExactly("at 2026-11-22T14:32:10Z", "lost: no answer for 2 s");
  }

  @Test
  void itEndsWhenItsTimeIsUp() {
    Script screen = new Script(() -> {}, () -> {});
    loop.run(screen, Optional.of(Duration.ZERO));
    assertThat(screen.shown).hasSize(1);
  }
}
