// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.Checker.Option;
import de.thetaphi.forbiddenapis.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a strategy's build refuses: the list beside the other rules, against code that calls one of
 * each.
 */
class ForbiddenInStrategiesTest {
  private static final Path LIST = House.ROOT.resolve("etc/forbidden-strategy.txt");

  /** Each method does one thing that no strategy may. */
  @SuppressWarnings("unused")
  static final class Offences {
    long readsTheClock() {
      return Instant.now().toEpochMilli();
    }

    long readsTheNanoClock() {
      return System.nanoTime();
    }

    void startsAThread() {
      new Thread(() -> {}).start();
    }

    Object sharesAMap() {
      return new ConcurrentHashMap<String, String>();
    }

    int goesParallel(List<Integer> numbers) {
      return numbers.parallelStream().mapToInt(n -> n).sum();
    }

    Object opensASocket() throws IOException {
      return new Socket("localhost", 1);
    }

    Object opensAnAddress() throws IOException {
      return URI.create("http://localhost").toURL().openStream();
    }

    Object readsAFile(Path path) throws IOException {
      return Files.readString(path);
    }

    void printsALine() {
      System.out.println("hello");
    }

    int drawsLots() {
      return new Random(7).nextInt();
    }

    double drawsANumber() {
      return Math.random();
    }

    void shuffles(List<Integer> numbers) {
      Collections.shuffle(numbers);
    }

    Object drawsAnId() {
      return UUID.randomUUID();
    }

    Object looksUpAClass() throws ClassNotFoundException {
      return Class.forName("java.lang.String");
    }

    Object looksInside(Object other) throws NoSuchFieldException {
      return other.getClass().getDeclaredField("secret");
    }

    Object readsTheEnvironment() {
      return System.getenv("HOME");
    }

    void endsTheProcess() {
      System.exit(1);
    }
  }

  /** What a strategy is made of. */
  record Harmless(Duration span, List<Long> samples, Kind kind) {
    enum Kind {
      CALM,
      WILD
    }

    Harmless {
      samples = List.copyOf(samples);
      if (samples.size() > 100) {
        throw new IllegalArgumentException("%d samples are too many".formatted(samples.size()));
      }
    }

    String told() {
      long sum = samples.stream().mapToLong(Long::longValue).sum();
      int spread = IntStream.range(0, samples.size()).map(i -> i * i).max().orElse(0);
      long[] copied = new long[2];
      System.arraycopy(new long[] {sum, spread}, 0, copied, 0, 2);
      return switch (kind) {
        case CALM -> span + " " + Arrays.toString(copied);
        case WILD -> "wild " + Math.clamp(spread, 0, 10) + Harmless.class.getPackage();
      };
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.time.Instant#now()",
        "java.lang.System#nanoTime()",
        "java.lang.Thread",
        "java.util.concurrent.ConcurrentHashMap",
        "java.util.Collection#parallelStream()",
        "java.net.Socket",
        "java.net.URI",
        "java.nio.file.Files",
        "java.lang.System#out",
        "java.util.Random",
        "java.lang.Math#random()",
        "java.util.Collections#shuffle(java.util.List)",
        "java.util.UUID#randomUUID()",
        "java.lang.Class#forName(java.lang.String)",
        "java.lang.Class#getDeclaredField(java.lang.String)",
        "java.lang.System#getenv(java.lang.String)",
        "java.lang.System#exit(int)"
      })
  void eachOfTheseFailsTheBuild(String offence) throws Exception {
    assertThat(found(Offences.class))
        .anyMatch(line -> line.startsWith("Forbidden") && line.contains(": " + offence + " ["));
  }

  @Test
  void theClockIsRefusedWithTheRemedy() throws Exception {
    assertThat(found(Offences.class))
        .contains(
            "Forbidden method invocation: java.time.Instant#now()"
                + " [Strategies take time and randomness from Moment only]");
  }

  @Test
  void recordsStreamsAndSwitchesDoNoHarm() throws Exception {
    assertThat(found(Harmless.class)).isEmpty();
  }

  /** What the check says of a class. */
  private static List<String> found(Class<?> type) throws Exception {
    List<String> errors = new ArrayList<>();
    Checker checker =
        new Checker(
            new Errors(errors),
            type.getClassLoader(),
            EnumSet.of(Option.FAIL_ON_UNRESOLVABLE_SIGNATURES));
    checker.parseSignaturesFile(LIST.toFile());
    try (InputStream code =
        type.getResourceAsStream(type.getName().replaceAll(".*\\.", "") + ".class")) {
      checker.addClassToCheck(code, type.getName());
    }
    checker.run();
    return errors.stream().filter(line -> !line.startsWith("Scanned")).toList();
  }

  /** Keeps what is an error. */
  private record Errors(List<String> lines) implements Logger {
    @Override
    public void error(String line) {
      lines.add(line);
    }

    @Override
    public void warn(String line) {
      lines.add(line);
    }

    @Override
    public void info(String line) {}

    @Override
    public void debug(String line) {}
  }
}
