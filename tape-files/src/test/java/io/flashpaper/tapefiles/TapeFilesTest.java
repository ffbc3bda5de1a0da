// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import static io.flashpaper.tapefiles.Recording.DAY_MS;
import static io.flashpaper.tapefiles.Recording.MONDAY;
import static io.flashpaper.tapefiles.Recording.MONDAY_FILE;
import static io.flashpaper.tapefiles.Recording.TUESDAY_FILE;
import static io.flashpaper.tapefiles.Recording.beat;
import static io.flashpaper.tapefiles.Recording.offsets;
import static io.flashpaper.tapefiles.Recording.open;
import static io.flashpaper.tapefiles.Recording.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.FrameCodec;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.read.Recorded;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import io.flashpaper.tapefiles.write.TapeDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeFilesTest {
  private static final String WEDNESDAY_FILE = "tape-BTC-2026-02-04-0.ndjson.zst";

  @TempDir Path dir;

  private Path monday;
  private Path tuesday;
  private Path wednesday;

  @BeforeEach
  void record() throws IOException {
    monday = dir.resolve(MONDAY_FILE);
    tuesday = dir.resolve(TUESDAY_FILE);
    wednesday = dir.resolve(WEDNESDAY_FILE);
    try (TapeDirectory directory = open(dir)) {
      for (int i = 0; i < 6; i++) {
        beat(directory, 10 + 2L * i, MONDAY + i / 2 * DAY_MS);
        progress(directory, i, MONDAY);
      }
    }
  }

  private static void assertRefused(String message, Path... places) {
    assertThatThrownBy(() -> offsets(places))
        .isInstanceOf(TapeFileException.class)
        .hasMessageContaining(message);
  }

  private static byte[] lines(String... lines) {
    return FrameCodec.compress((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void filesAreReadInOrderHoweverTheyAreNamed() throws IOException {
    List<Long> all = List.of(10L, 12L, 14L, 16L, 18L, 20L);
    assertThat(offsets(dir)).isEqualTo(all);
    assertThat(offsets(wednesday, monday, tuesday)).isEqualTo(all);
    assertThat(offsets(monday, dir)).isEqualTo(all);
  }

  @Test
  void eventsAndSignalsAreTyped() throws IOException {
    TapeFiles files = TapeFiles.of(List.of(dir), notice -> {});
    try (RecordedMessages<TapeEvent> tape = files.tape();
        RecordedMessages<SignalMessage> signals = files.signals(0)) {
      assertThat(tape.next())
          .isEqualTo(
              new Recorded<TapeEvent>(
                  0, 10, Optional.of(new TapeEvent.Heartbeat(MONDAY)), Optional.empty()));
      assertThat(signals.next().message()).contains(new SignalMessage.Progress(0, MONDAY, 0));
    }
    assertThat(files.partitions(Topic.SIGNALS)).containsExactly(0);
    assertThat(files.partitions(Topic.LEDGER)).isEmpty();
  }

  @Test
  void readingFromAnOffsetOpensNoFileBeforeIt() throws IOException {
    Files.write(monday, new byte[] {1}, StandardOpenOption.APPEND);
    List<Long> offsets = new ArrayList<>();
    try (RecordedMessages<TapeEvent> tape = TapeFiles.of(List.of(dir), notice -> {}).tape(15)) {
      tape.forEachRemaining(next -> offsets.add(next.offset()));
    }
    assertThat(offsets).containsExactly(16L, 18L, 20L);
  }

  @Test
  void aMissingFileIsNoticed() throws IOException {
    assertRefused("offsets 13 to 16 are missing", monday, wednesday);
    Files.delete(tuesday);
    assertRefused("is missing, though manifest.json names it", dir);
  }

  @Test
  void aCopyOfAFileIsNoticed() throws IOException {
    Path copies = Files.createDirectory(dir.resolve("copies"));
    Files.copy(tuesday, copies.resolve(TUESDAY_FILE));
    assertRefused("leave out the one that is a copy", dir, copies);
  }

  @Test
  void aFileCanBeReadWithoutAManifest() throws IOException {
    Path copies = Files.createDirectory(dir.resolve("copies"));
    Files.copy(tuesday, copies.resolve(TUESDAY_FILE));
    assertThat(offsets(copies)).containsExactly(14L, 16L);
  }

  @Test
  void aDamagedFileIsNoticedBeforeItIsRead() throws IOException {
    byte[] bytes = Files.readAllBytes(tuesday);
    bytes[bytes.length / 2] ^= 1;
    Files.write(tuesday, bytes);
    assertRefused(TUESDAY_FILE, dir);
    bytes[bytes.length / 2] ^= 1;
    Files.write(tuesday, Arrays.copyOf(bytes, bytes.length - 1));
    assertRefused(TUESDAY_FILE, dir);
  }

  @Test
  void aFileExchangedForAnotherIsNoticedByItsChecksum() throws IOException {
    String beat = "{\"type\":\"heartbeat\",\"timeMs\":%d,\"recordOffset\":%d}";
    byte[] other = lines(beat.formatted(MONDAY + DAY_MS, 14), beat.formatted(MONDAY + DAY_MS, 15));
    assertThat(other).hasSameSizeAs(Files.readAllBytes(tuesday));
    Files.write(tuesday, other);
    assertRefused("its SHA-256 is", dir);
  }

  @Test
  void anotherFormatVersionIsRefused() throws IOException {
    Path manifest = dir.resolve(ManifestFile.NAME);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\" : 1", "\"format\" : 2"));
    assertRefused("says format 2, but this version of Flashpaper knows format 1", dir);
    Files.writeString(manifest, "{");
    assertRefused("is no manifest", dir);
  }

  @Test
  void offsetsOutOfOrderAreRefusedWithFileAndLine() throws IOException {
    Path copies = Files.createDirectory(dir.resolve("copies"));
    Files.write(
        copies.resolve(MONDAY_FILE),
        lines("{\"type\":\"a\",\"recordOffset\":5}", "{\"type\":\"a\",\"recordOffset\":5}"));
    assertRefused(MONDAY_FILE + ", line 2 has offset 5, which does not come after 5", copies);
    Files.write(copies.resolve(MONDAY_FILE), lines("{\"type\":\"a\"}"));
    assertRefused(MONDAY_FILE + ", line 1 has no 'recordOffset'", copies);
  }

  @Test
  void anUnreadableMessageIsARecordWithoutMessage() throws IOException {
    Path copies = Files.createDirectory(dir.resolve("copies"));
    Files.write(copies.resolve(MONDAY_FILE), lines("{\"type\":\"no\",\"recordOffset\":5}"));
    try (RecordedMessages<TapeEvent> tape = TapeFiles.of(List.of(copies), notice -> {}).tape()) {
      assertThat(tape.next().message()).isEmpty();
    }
  }

  @Test
  void whatWasLostIsSaid() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      directory.lost(new Gap("tape", 0, 21, 29));
      beat(directory, 30, MONDAY + 2 * DAY_MS);
    }
    List<String> notices = new ArrayList<>();
    assertThat(offsets(notices, dir)).endsWith(20L, 30L);
    assertThat(notices)
        .containsExactly(
            "Offsets 21 to 29 of tape-0 were gone from Kafka before they could be recorded.");
  }

  @Test
  void placesWithoutTapeFilesAreRefused() throws IOException {
    assertRefused("does not exist", dir.resolve("nowhere"));
    assertRefused("is no tape file", dir.resolve(ManifestFile.NAME));
    assertRefused("There is no record in", Files.createDirectory(dir.resolve("empty")));
    Path other = Files.createDirectory(dir.resolve("other"));
    Files.copy(tuesday, other.resolve(TUESDAY_FILE.replace("BTC", "ETH")));
    assertRefused("several underlyings (BTC, ETH)", dir, other);
  }
}
