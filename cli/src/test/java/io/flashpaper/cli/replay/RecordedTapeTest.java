// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.read.TapeFiles;
import io.flashpaper.tapefiles.write.TapeDirectory;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on record of two shards. */
final class RecordedTapeTest {
  private static final long TIME_MS = 1_790_000_160_000L;
  private static final String PAUSE_ALL =
      """
      {"type":"command-taken","tapeOffset":310,"timeMs":1790000160000,"command":{"number":1,"id":"1",\
      "kind":"PAUSE","account":null,"trade":null,"reason":"","by":"ops"},"accounts":["model"],\
      "refusal":null,"ledgerId":7}\
      """;

  @TempDir Path folder;

  private TapeFiles files(boolean secondIsPaused) throws IOException {
    try (TapeDirectory tape =
        TapeDirectory.open(folder, new WriteSettings("BTC", "1", 0), _ -> {})) {
      for (int shard = 0; shard < 2; shard++) {
        add(tape, Topic.SIGNALS, shard, SignalCodec.encode(new Progress(310, TIME_MS, 0)));
      }
      if (secondIsPaused) {
        add(tape, Topic.LEDGER, 1, PAUSE_ALL.getBytes(StandardCharsets.UTF_8));
      }
    }
    return TapeFiles.of(List.of(folder), _ -> {});
  }

  private static void add(TapeDirectory tape, Topic topic, int shard, byte[] message)
      throws IOException {
    tape.append(new TopicRecord(topic, shard, 0, message, Optional.empty()), TIME_MS);
  }

  @Test
  void aCommandToOneOfSeveralShardsIsNotTakenAsOneToAll() throws IOException {
    TapeFiles files = files(true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedTape.record(files, OptionalInt.empty()))
        .withMessageContainingAll("shards [0, 1]", "--shard");
    assertThat(RecordedTape.record(files, OptionalInt.of(0)).hasCommands()).isFalse();
    assertThat(RecordedTape.record(files, OptionalInt.of(1)).hasCommands()).isTrue();
  }

  @Test
  void withoutCommandsAllShardsAreOneRecord() throws IOException {
    assertThat(RecordedTape.record(files(false), OptionalInt.empty()).hasCommands()).isFalse();
  }

  @Test
  void aShardThatIsNotInTheFilesIsRefused() throws IOException {
    TapeFiles files = files(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordedTape.record(files, OptionalInt.of(2)))
        .withMessageContainingAll("shard 2", "[0, 1]");
  }
}
