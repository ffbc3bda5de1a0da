// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.tapes.TapesStack.Readers;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.verify.MemoryRecording;
import io.flashpaper.replay.verify.RecordedConfiguration;
import io.flashpaper.replay.verify.Recording;
import io.flashpaper.replay.verify.TableCount;
import io.flashpaper.replay.verify.Verification;
import io.flashpaper.replay.verify.Verification.Period;
import io.flashpaper.replay.verify.VerifyReport;
import io.flashpaper.replay.verify.VerifyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random tapes, each through Kafka, the packaged services and Postgres, and through a replay: the
 * ledgers are identical, row by row. {@code -Dflashpaper.tapes=100} plays so many, {@code
 * -Dflashpaper.tapes.first=7} begins at that seed.
 */
class TapesIT {
  private static final int TAPES = Integer.getInteger("flashpaper.tapes", 3);
  private static final long FIRST = Long.getLong("flashpaper.tapes.first", 1);
  private static final int ENOUGH_TO_SHOW_ALL = 3;

  @TempDir Path folder;
  private final List<String> differences = new ArrayList<>();
  private final TreeMap<String, Long> rows = new TreeMap<>();
  private final TreeMap<String, Long> tapesWith = new TreeMap<>();
  private long events;
  private long makerTrades;
  private long corrections;
  private long restarts;

  @Test
  void whatCameThroughKafkaAndPostgresIsWhatAReplayComesTo() throws Exception {
    long begin = System.currentTimeMillis();
    Path log = Path.of("target", "tapes.log");
    Files.deleteIfExists(log);
    try (TapesStack stack = new TapesStack(folder, log)) {
      Readers next = start(stack, FIRST);
      for (long seed = FIRST; seed < FIRST + TAPES; seed++) {
        List<TapeEvent> tape = RandomTape.of(seed);
        Readers readers = next;
        List<TapeRecord> written = new LivePlay(stack, readers, seed).play(tape);
        if (seed + 1 < FIRST + TAPES) {
          next = start(stack, seed + 1);
        }
        verify(stack, readers, seed, written);
        corrections += RandomTape.corrections(tape);
        restarts += stack.restarts(readers);
        stack.stop(readers);
        stack.forget(readers);
      }
    }
    print(Duration.ofMillis(System.currentTimeMillis() - begin));
    assertThat(differences).isEmpty();
    if (TAPES >= ENOUGH_TO_SHOW_ALL) {
      checkThatMuchHappened();
    }
  }

  private static Readers start(TapesStack stack, long seed) throws Exception {
    return stack.start(Long.toString(seed), RandomSettings.of(seed));
  }

  private void verify(TapesStack stack, Readers readers, long seed, List<TapeRecord> written) {
    Recording recording =
        new MemoryRecording(
            written, SaidSignals.all(stack.bootstrapServers(), readers.signalsTopic()));
    VerifyReport report =
        new Verification(
                readers.ledger(), recording, new RecordedConfiguration(stack.pluginStore()))
            .run(Period.ALL, _ -> {});
    assertThat(report.toOffset()).isEqualTo(written.getLast().offset());
    events += report.events();
    makerTrades += stack.count(readers, "select count(*) from trade where account = 'patient'");
    for (TableCount table : report.tables()) {
      rows.merge(table.table(), table.rows(), Long::sum);
      tapesWith.merge(table.table(), table.rows() > 0 ? 1L : 0L, Long::sum);
    }
    System.out.printf(
        "TAPES: seed %d, %d events: %s%n", seed, report.events(), VerifyText.sentence(report));
    if (!report.isIdentical()) {
      VerifyText.lines(report).forEach(System.out::println);
      String again =
          "./mvnw -pl cli verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false"
              + " -Dit.test=TapesIT -Dflashpaper.tapes=1 -Dflashpaper.tapes.first="
              + seed;
      differences.add("seed %d: %s; again: %s".formatted(seed, VerifyText.sentence(report), again));
    }
  }

  private void print(Duration took) {
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        Locale.ROOT,
        "TAPES: %d tapes, %,d events, %,d rows compared, %d different, %d s; %d trades of a maker,"
            + " %d corrected results, %d services killed and started again%n",
        TAPES,
        events,
        all,
        differences.size(),
        took.toSeconds(),
        makerTrades,
        corrections,
        restarts);
    rows.forEach(
        (table, count) ->
            System.out.printf(
                Locale.ROOT,
                "TAPES:   %-20s %,9d rows in %d%n",
                table,
                count,
                tapesWith.get(table)));
  }

  private void checkThatMuchHappened() {
    for (String table :
        List.of("signals", "trade", "flash_event", "market_settlement", "gate_count", "command")) {
      assertThat(rows.get(table)).as(table).isPositive();
    }
    assertThat(rows.getOrDefault("account", 0L)).isGreaterThan(2L * TAPES);
    assertThat(makerTrades).as("trades of the account that bids and waits").isPositive();
    assertThat(corrections).isPositive();
  }
}
