// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.read.Recorded;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import io.flashpaper.tapefiles.write.TapeDirectory;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes small tape files. */
final class Recording {
  static final long DAY_MS = 86_400_000;
  static final long MONDAY = 1_769_990_400_000L;
  static final String MONDAY_FILE = "tape-BTC-2026-02-02-0.ndjson.zst";
  static final String TUESDAY_FILE = "tape-BTC-2026-02-03-0.ndjson.zst";

  private Recording() {}

  static TapeDirectory open(Path directory) throws IOException {
    return open(directory, 0, new ArrayList<>());
  }

  static TapeDirectory open(Path directory, int keepDays, List<String> notices) throws IOException {
    return TapeDirectory.open(directory, new WriteSettings("BTC", "1.2.3", keepDays), notices::add);
  }

  /** Adds a heartbeat to the tape. */
  static void beat(TapeDirectory directory, long offset, long timeMs) throws IOException {
    add(directory, Topic.TAPE, offset, TapeCodec.encode(new Heartbeat(timeMs)));
  }

  static void progress(TapeDirectory directory, long offset, long timeMs) throws IOException {
    add(directory, Topic.SIGNALS, offset, SignalCodec.encode(new Progress(offset, timeMs, 0)));
  }

  static void loaded(TapeDirectory directory, long offset, long timeMs, String version)
      throws IOException {
    StrategyLoaded message =
        new StrategyLoaded(
            offset, timeMs, "arb", "delay_arb", version, "main", "ab12", new TreeMap<>());
    add(directory, Topic.SIGNALS, offset, SignalCodec.encode(message));
  }

  static void add(TapeDirectory directory, Topic topic, long offset, byte[] value)
      throws IOException {
    directory.append(new TopicRecord(topic, 0, offset, value, Optional.empty()), MONDAY);
  }

  /** The offsets of the tape that can be read from there. */
  static List<Long> offsets(List<String> notices, Path... places) throws IOException {
    TapeFiles files = TapeFiles.of(List.of(places), notices::add);
    List<Long> offsets = new ArrayList<>();
    try (RecordedMessages<?> tape = files.tape()) {
      while (tape.hasNext()) {
        offsets.add(tape.next().offset());
      }
    }
    return offsets;
  }

  static List<Long> offsets(Path... places) throws IOException {
    return offsets(new ArrayList<>(), places);
  }

  /** All messages of a topic, as texts. */
  static List<String> texts(Path place, Topic topic) throws IOException {
    List<String> texts = new ArrayList<>();
    try (RecordedMessages<byte[]> messages =
        TapeFiles.of(List.of(place), notice -> {}).raw(topic, 0)) {
      while (messages.hasNext()) {
        Recorded<byte[]> next = messages.next();
        texts.add(
            next.offset()
                + " "
                + new String(next.message().orElseThrow(), StandardCharsets.UTF_8)
                + next.strategies().map(header -> " " + header).orElse(""));
      }
    }
    return texts;
  }
}
