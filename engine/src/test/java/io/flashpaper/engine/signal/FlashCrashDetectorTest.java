// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Price;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FlashCrashDetectorTest {
  private static final long TICK_MICROS = 100;
  private static final FlashSettings FIVE_CENTS =
      new FlashSettings(
          150_000, 50_000, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(15));

  @TestFactory
  Stream<DynamicTest> everyGoldenSequenceGivesItsEvents() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(FlashCrashDetectorTest.class.getResource("/golden/flash.json"));
    return StreamSupport.stream(cases.spliterator(), false)
        .map(c -> DynamicTest.dynamicTest(c.get("id") + " " + c.get("note"), () -> check(c)));
  }

  private static void check(JsonNode golden) {
    boolean minDrop = List.of("C20", "C21").contains(golden.get("id").asText());
    FlashCrashDetector detector =
        new FlashCrashDetector(minDrop ? FIVE_CENTS : FlashSettings.DEFAULT);
    List<String> events = new ArrayList<>();
    for (JsonNode sample : golden.get("samples")) {
      if (sample.isTextual()) {
        detector.reset();
        events.add("[\"RESET\"]");
        continue;
      }
      long timeMs = sample.get(0).asLong();
      long k = sample.get(1).asLong();
      describe(timeMs, sample(detector, timeMs, price(k * TICK_MICROS))).ifPresent(events::add);
    }
    List<String> expected = new ArrayList<>();
    golden.get("events").forEach(event -> expected.add(event.toString()));
    assertThat(events).isEqualTo(expected);
  }

  private static FlashOutcome sample(FlashCrashDetector detector, long timeMs, Optional<Price> k) {
    return detector.sample(timeMs, k, Optional.empty());
  }

  private static Optional<Price> cents(int cents) {
    return Optional.of(Price.ofCents(cents));
  }

  private static Optional<Price> price(long micros) {
    return micros == 0 ? Optional.empty() : Optional.of(new Price(micros));
  }

  private static Optional<String> describe(long timeMs, FlashOutcome outcome) {
    return switch (outcome) {
      case FlashOutcome.Quiet _ -> Optional.empty();
      case FlashOutcome.Crash c ->
          Optional.of(
              "[\"FLASH\",%d,%d,%d,%s,%d,\"%s\"]"
                  .formatted(
                      timeMs,
                      c.peak().micros() / TICK_MICROS,
                      c.k().micros() / TICK_MICROS,
                      fraction(c.dropMicros()),
                      c.peakAgeMs(),
                      c.k().isAbove(Price.ofCents(65)) ? "TRADE_OK" : "BELOW_FLOOR"));
      case FlashOutcome.RearmedByRetrace _ ->
          Optional.of("[\"REARM_RETRACE\",%d]".formatted(timeMs));
      case FlashOutcome.RearmedByTime _ -> Optional.of("[\"REARM_TIME\",%d]".formatted(timeMs));
      case FlashOutcome.GapReset _ -> Optional.of("[\"RESET_GAP\",%d]".formatted(timeMs));
      case FlashOutcome.OutOfOrder _ ->
          Optional.of("[\"IGNORED_OUT_OF_ORDER\",%d]".formatted(timeMs));
      case FlashOutcome.NoBid _ -> Optional.of("[\"IGNORED_NO_BID\",%d]".formatted(timeMs));
    };
  }

  private static String fraction(long micros) {
    return String.format(Locale.ROOT, "0.%06d", micros).replaceAll("0+$", "");
  }

  @Test
  void byDefaultACheapContractMayCrashToo() {
    FlashCrashDetector detector = new FlashCrashDetector(FlashSettings.DEFAULT);
    sample(detector, 0, cents(12));
    assertThat(sample(detector, 1000, cents(10))).isInstanceOf(FlashOutcome.Crash.class);
  }

  @Test
  void heartbeatsKeepALevelAliveAndTheirAbsenceDoesNot() {
    FlashCrashDetector detector = new FlashCrashDetector(FlashSettings.DEFAULT);
    sample(detector, 0, cents(90));
    detector.tick(15_000);
    assertThat(sample(detector, 30_000, cents(70))).isInstanceOf(FlashOutcome.Crash.class);
    assertThat(detector.tick(45_001)).isInstanceOf(FlashOutcome.GapReset.class);
    assertThat(sample(detector, 45_002, cents(40))).isInstanceOf(FlashOutcome.Quiet.class);
  }

  @Test
  void theFastWindowAgreesWithTheNaiveOne() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      FlashCrashDetector detector = new FlashCrashDetector(FlashSettings.DEFAULT);
      NaiveDetector naive = new NaiveDetector();
      long timeMs = 0;
      for (int i = 0; i < 200; i++) {
        int[] gaps = {0, 1, 250, 2500, 9999, 10_000, 10_001};
        timeMs += gaps[random.nextInt(gaps.length)];
        long k = Math.max(1, 60 + random.nextInt(-8, 9)) * 10_000L;
        boolean crash =
            sample(detector, timeMs, Optional.of(new Price(k))) instanceof FlashOutcome.Crash;
        assertThat(crash).as("run %d sample %d", run, i).isEqualTo(naive.crashes(timeMs, k));
      }
    }
  }

  /** The definition, word by word, in quadratic time. */
  private static final class NaiveDetector {
    private record Sample(long ms, long k) {}

    private final List<Sample> samples = new ArrayList<>();
    private boolean armed = true;
    private long firedMs;
    private long peak;
    private long trough;

    boolean crashes(long timeMs, long k) {
      samples.add(new Sample(timeMs, k));
      if (!armed) {
        trough = Math.min(trough, k);
        if (2 * (k - trough) >= peak - trough || timeMs - firedMs >= 30_000) {
          armed = true;
          samples.clear();
          samples.add(new Sample(timeMs, k));
        }
        return false;
      }
      long highest = k;
      for (int i = 0; i + 1 < samples.size(); i++) {
        if (samples.get(i + 1).ms() > timeMs - 10_000) {
          highest = Math.max(highest, samples.get(i).k());
        }
      }
      if ((highest - k) * 100 <= 15 * highest) {
        return false;
      }
      armed = false;
      firedMs = timeMs;
      peak = highest;
      trough = k;
      return true;
    }
  }
}
