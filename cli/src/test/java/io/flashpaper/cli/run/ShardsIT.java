// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.replay.verify.Database;
import io.flashpaper.replay.verify.KafkaRecording;
import io.flashpaper.replay.verify.RecordedConfiguration;
import io.flashpaper.replay.verify.Verification;
import io.flashpaper.replay.verify.Verification.Period;
import io.flashpaper.replay.verify.VerifyReport;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.read.TapeFiles;
import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.record.Recorder;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Accounts spread over two shards, on a real broker and database, with packaged services. */
@Timeout(300)
final class ShardsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path folder;

  @Test
  void twoShardsKeepTheLedgerOfOneAndTheLossOfAMemberOfOneIsNotNoticedInTheOther()
      throws Exception {
    try (ShardedStack stack = ShardedStack.start(RepositoryLayout.find(), folder)) {
      String signals = reader(stack, "signals-1", "signals-1b");
      String execution = reader(stack, "execution-1", "execution-1b");
      awaitAll(stack, execution);
      stack.kill(signals);
      stack.kill(execution);
      stack.writeOn();
      long begun = System.nanoTime();
      awaitAll(stack, "execution-0", other("execution", execution));
      System.out.printf(
          "SHARDS: shard 1 had caught up %s after both its readers were killed%n",
          Duration.ofNanos(System.nanoTime() - begun));
      assertThat(List.of("signals-0", "execution-0")).allMatch(stack::isUndisturbed);
      eachAnswersForItsOwn(stack, other("execution", execution));
      theSecondIsVerified(stack);
      bothAreRecorded(stack);

      stack.startWhole();
      awaitAll(stack, "execution-whole");
      theUnionIsTheWhole(stack);
    }
  }

  private static void theUnionIsTheWhole(ShardedStack stack) throws Exception {
    try (ShardedLedgers ledgers = new ShardedLedgers(stack)) {
      assertThat(ledgers.trades(0)).isPositive();
      assertThat(ledgers.trades(1)).isPositive();
      for (int shard = 0; shard < 2; shard++) {
        assertThat(ledgers.accounts(shard)).isNotEmpty().allMatch(new Shard(shard, 2)::holds);
      }
      for (String table : ledgers.tables()) {
        SortedSet<String> union = new TreeSet<>(ledgers.shard(0, table));
        union.addAll(ledgers.shard(1, table));
        assertThat(union).as(table).isEqualTo(ledgers.whole(table));
      }
    }
  }

  private static void eachAnswersForItsOwn(ShardedStack stack, String second) {
    assertThat(stack.get("execution-0", "/api/v1/trades?account=main")).contains("\"main\"");
    assertThat(stack.get("execution-0", "/api/v1/trades?account=model"))
        .contains("\"status\":404", "account 'model' is in shard 1 of 2, but this is shard 0 of 2");
    assertThat(stack.get(second, "/api/v1/accounts/main/equity"))
        .contains("\"status\":404", "account 'main' is in shard 0 of 2");
  }

  private static void theSecondIsVerified(ShardedStack stack) {
    VerifyReport report =
        new Verification(
                new Database(stack.shardedLedgers(), stack.user(), stack.user(), "shard_1"),
                new KafkaRecording(KafkaCluster.at(stack.kafka()), 1),
                new RecordedConfiguration(stack.plugins().resolve(".kept")))
            .run(Period.ALL, _ -> {});
    assertThat(report.first()).isEmpty();
    assertThat(report.trades()).isPositive();
  }

  private void bothAreRecorded(ShardedStack stack) throws Exception {
    Path tape = folder.resolve("tape");
    try (Recorder recorder =
        Recorder.open(
            new RecordSettings(
                KafkaCluster.at(stack.kafka()),
                tape,
                new WriteSettings("BTC", "1", 0),
                RecordSettings.FLUSH_EVERY),
            Clock.systemUTC(),
            _ -> {})) {
      recorder.recordToTheEnd(Duration.ofMillis(200));
    }
    TapeFiles files = TapeFiles.of(List.of(tape), _ -> {});
    assertThat(files.partitions(Topic.SIGNALS)).containsExactly(0, 1);
    assertThat(files.partitions(Topic.LEDGER)).containsExactly(0, 1);
  }

  /** The one of two members that is at work. */
  private static String reader(ShardedStack stack, String one, String two) {
    await(() -> stack.isStandby(one) != stack.isStandby(two), "of two members one stands by");
    return stack.isStandby(one) ? two : one;
  }

  private static String other(String side, String member) {
    return member.equals(side + "-1") ? side + "-1b" : side + "-1";
  }

  private static void awaitAll(ShardedStack stack, String... names) {
    for (String name : names) {
      await(() -> offset(stack, name) >= stack.lastOffset(), name + " is level with the tape");
    }
  }

  private static long offset(ShardedStack stack, String name) {
    try {
      return JSON.readTree(stack.get(name, "/api/v1/status")).path("tapeOffset").asLong(-1);
    } catch (JsonProcessingException notJson) {
      return -1;
    }
  }

  private static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
