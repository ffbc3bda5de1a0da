// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.flashpaper.venue.conform.Conformance;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.Kraken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged messages and random bytes: no parser throws anything, whatever comes, nor takes long. The
 * same seed makes the same messages; {@code -Dflashpaper.fuzz.rounds} makes more of them.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("flashpaper.fuzz.seed", 20260202);
  private static final int ROUNDS = Integer.getInteger("flashpaper.fuzz.rounds", 40_000);
  private static final int ROUNDS_PER_FILE = 60;

  private final Map<String, Parsers.Parser> parsers = Parsers.all();
  private final List<String> healthy =
      parsers.keySet().stream().flatMap(name -> Parsers.samplesOf(name).stream()).toList();

  @Test
  void noParserThrowsWhateverComes() {
    Random random = new Random(SEED);
    List<String> names = List.copyOf(parsers.keySet());
    Map<String, Mutator> mutators = new HashMap<>();
    names.forEach(name -> mutators.put(name, new Mutator(random, Parsers.samplesOf(name))));
    long refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String name = names.get(round % names.size());
      String text = Objects.requireNonNull(mutators.get(name)).next();
      Parsers.Parser parser = Objects.requireNonNull(parsers.get(name));
      try {
        refused += parser.apply(text).isPresent() ? 1 : 0;
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed %d, round %d: %s".formatted(SEED, round, text), e);
      }
    }
    System.out.printf("Fuzz: %d messages, %d refused, seed %d%n", ROUNDS, refused, SEED);
    assertThat(refused).isPositive();
  }

  @Test
  @Timeout(60)
  void whatIsMadeToBeExpensiveIsRefusedCheaply() {
    List<String> expensive =
        List.of(
            "[".repeat(1_000_000),
            "{\"a\":".repeat(1_000_000),
            "[" + "[],".repeat(5_000_000) + "[]]",
            "{\"type\":\"" + "x".repeat(100_000_000) + "\"}",
            "{\"type\":\"" + "x".repeat(10_000_000) + "\"}",
            "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\",\"bid\":"
                + "9".repeat(1_000_000)
                + ",\"ask\":1}]}",
            "{\"a\":1,\"a\":2}");
    for (String text : expensive) {
      for (String name : List.of("kraken", "kalshi", "kalshi markets")) {
        assertThat(Objects.requireNonNull(parsers.get(name)).apply(text))
            .as(name + ": " + text.substring(0, Math.min(60, text.length())))
            .isPresent();
      }
    }
  }

  @Test
  void aNumberWithAnEndlessExponentIsNotWrittenOut() {
    for (String number : List.of("1E999999999", "1E-999999999", "1E9999999999", "-1E99999")) {
      String ticker =
          """
          {"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":1,"ask":%s}]}\
          """;
      assertThat(new Kraken().parse(ticker.formatted(number)))
          .singleElement()
          .isInstanceOf(ExchangeEvent.Malformed.class);
    }
  }

  @Test
  void noFileThrowsAndNoFrameVanishes(@TempDir Path folder) throws IOException {
    Random random = new Random(SEED);
    Mutator mutator = new Mutator(random, healthy);
    AtomicLong frames = new AtomicLong();
    int files = Math.max(1, ROUNDS / (20 * ROUNDS_PER_FILE));
    for (int file = 0; file < files; file++) {
      Files.write(folder.resolve("file" + file + mutator.suffix()), content(mutator, random));
    }
    Conformance.run(folder, report -> frames.addAndGet(report.frames()));
    System.out.printf("Fuzz: %d files, %d frames, seed %d%n", files, frames.get(), SEED);
    assertThat(frames.get()).isGreaterThanOrEqualTo(files);
  }

  private static byte[] content(Mutator mutator, Random random) throws IOException {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    for (int line = 0; line < ROUNDS_PER_FILE; line++) {
      text.append(mutator.line()).append(random.nextBoolean() ? "\n" : "\r\n\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int damage = random.nextInt(5); damage > 0; damage--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(4) > 0) {
      return bytes;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    byte[] whole = packed.toByteArray();
    return random.nextBoolean() ? whole : Arrays.copyOf(whole, whole.length / 2);
  }
}
