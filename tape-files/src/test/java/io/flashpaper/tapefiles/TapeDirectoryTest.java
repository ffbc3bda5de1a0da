// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import static io.flashpaper.tapefiles.Recording.DAY_MS;
import static io.flashpaper.tapefiles.Recording.MONDAY;
import static io.flashpaper.tapefiles.Recording.MONDAY_FILE;
import static io.flashpaper.tapefiles.Recording.TUESDAY_FILE;
import static io.flashpaper.tapefiles.Recording.beat;
import static io.flashpaper.tapefiles.Recording.loaded;
import static io.flashpaper.tapefiles.Recording.open;
import static io.flashpaper.tapefiles.Recording.progress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.Checksum;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.Manifest;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.write.TapeDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TapeDirectoryTest {
  @TempDir Path dir;

  private Manifest manifest() throws IOException {
    return ManifestFile.read(dir).orElseThrow();
  }

  @Test
  void aDayOfTapeTimeIsAFile() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      beat(directory, 0, MONDAY + DAY_MS - 1);
      beat(directory, 1, MONDAY + DAY_MS);
      beat(directory, 3, MONDAY + DAY_MS + 1);
    }
    assertThat(manifest().files())
        .extracting(FileEntry::file)
        .containsExactly(MONDAY_FILE, TUESDAY_FILE);
    assertThat(manifest().files()).extracting(FileEntry::sealed).containsExactly(true, false);
    FileEntry tuesday = manifest().find(TUESDAY_FILE).orElseThrow();
    assertThat(tuesday.program()).isEqualTo("1.2.3");
    assertThat(tuesday.follows()).isZero();
    assertThat(tuesday.firstOffset()).isEqualTo(1);
    assertThat(tuesday.lastOffset()).isEqualTo(3);
    assertThat(tuesday.firstTimeMs()).isEqualTo(MONDAY + DAY_MS);
    assertThat(tuesday.lastTimeMs()).isEqualTo(MONDAY + DAY_MS + 1);
    assertThat(tuesday.records()).isEqualTo(2);
    Path file = dir.resolve(TUESDAY_FILE);
    assertThat(tuesday.bytes()).isEqualTo(Files.size(file));
    assertThat(tuesday.sha256()).isEqualTo(Checksum.of(file, tuesday.bytes()).hex());
  }

  @Test
  void aLateRecordStaysInTheFileBeingWritten() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      beat(directory, 0, MONDAY + DAY_MS);
      beat(directory, 1, MONDAY);
    }
    assertThat(manifest().files()).extracting(FileEntry::file).containsExactly(TUESDAY_FILE);
  }

  @Test
  void aRecorderGoesOnWhereTheLastOneEnded() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      assertThat(directory.lastOffset(Topic.TAPE, 0)).isEmpty();
      beat(directory, 7, MONDAY);
    }
    try (TapeDirectory directory = open(dir)) {
      assertThat(directory.lastOffset(Topic.TAPE, 0)).hasValue(7);
      beat(directory, 8, MONDAY + 1);
      beat(directory, 9, MONDAY + DAY_MS);
    }
    assertThat(manifest().files()).extracting(FileEntry::records).containsExactly(2L, 1L);
    assertThat(Recording.offsets(dir)).containsExactly(7L, 8L, 9L);
  }

  @Test
  void aDirectoryHasOneRecorder() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      assertThat(directory.manifest().files()).isEmpty();
      assertThatThrownBy(() -> open(dir)).hasMessageContaining("Another recorder is writing");
    }
    open(dir).close();
  }

  @Test
  void anotherTopicOfTheSameNameIsRefused() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      directory.topic(Topic.TAPE, "one");
    }
    try (TapeDirectory directory = open(dir)) {
      directory.topic(Topic.TAPE, "one");
      assertThatThrownBy(() -> directory.topic(Topic.TAPE, "two"))
          .hasMessageContaining("record into another directory");
    }
  }

  @Test
  void oldDaysAreDeletedAndTheManifestSaysSo() throws IOException {
    try (TapeDirectory directory = open(dir, 2, new ArrayList<>())) {
      beat(directory, 0, MONDAY);
      beat(directory, 1, MONDAY + DAY_MS);
      assertThat(dir.resolve(MONDAY_FILE)).exists();
      beat(directory, 2, MONDAY + 2 * DAY_MS);
      assertThat(dir.resolve(MONDAY_FILE)).doesNotExist();
    }
    assertThat(manifest().deleted()).containsExactly(new Manifest.Deleted(MONDAY_FILE, 0, 0, 1));
    assertThat(Recording.offsets(dir)).containsExactly(1L, 2L);
  }

  @Test
  void aDeletionThatWasCutShortIsCompleted() throws IOException {
    oldDaysAreDeletedAndTheManifestSaysSo();
    Files.writeString(dir.resolve(MONDAY_FILE), "still here");
    open(dir).close();
    assertThat(dir.resolve(MONDAY_FILE)).doesNotExist();
  }

  @Test
  void whatWasLostIsInTheManifestOnce() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      directory.lost(new Gap("tape", 0, 5, 9));
      directory.lost(new Gap("tape", 0, 5, 12));
    }
    assertThat(manifest().gaps()).containsExactly(new Gap("tape", 0, 5, 12));
  }

  @Test
  void aFileSaysTheVersionsInForceAndThoseThatCame() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      loaded(directory, 0, MONDAY, "1");
      loaded(directory, 1, MONDAY + 1, "2");
      loaded(directory, 2, MONDAY + 2, "2");
      loaded(directory, 3, MONDAY + 3, "1");
      progress(directory, 4, MONDAY + DAY_MS);
      loaded(directory, 5, MONDAY + DAY_MS, "3");
    }
    assertThat(versions("signals-BTC-2026-02-02-0.ndjson.zst")).containsExactly("2", "1");
    assertThat(versions("signals-BTC-2026-02-03-0.ndjson.zst")).containsExactly("1", "3");
  }

  private List<String> versions(String file) throws IOException {
    List<JsonNode> said = manifest().find(file).orElseThrow().configuration();
    return said.stream().map(message -> message.path("version").asText()).toList();
  }

  @Test
  void aSealedFileThatIsGoneIsMissed() throws IOException {
    aDayOfTapeTimeIsAFile();
    Files.delete(dir.resolve(MONDAY_FILE));
    assertThatThrownBy(() -> open(dir)).hasMessageContaining("bring it back from a copy");
  }

  @Test
  void anOpenFileThatIsGoneIsRecordedAgain() throws IOException {
    aDayOfTapeTimeIsAFile();
    Files.delete(dir.resolve(TUESDAY_FILE));
    try (TapeDirectory directory = open(dir)) {
      assertThat(directory.lastOffset(Topic.TAPE, 0)).hasValue(0);
    }
  }

  @Test
  void whatIsNoMessageIsKeptToo() throws IOException {
    try (TapeDirectory directory = open(dir)) {
      Recording.add(directory, Topic.TAPE, 0, "no\njson".getBytes(StandardCharsets.UTF_8));
      beat(directory, 1, MONDAY);
    }
    assertThat(Recording.texts(dir, Topic.TAPE))
        .containsExactly("0 no\njson", "1 {\"type\":\"heartbeat\",\"timeMs\":" + MONDAY + "}");
  }
}
