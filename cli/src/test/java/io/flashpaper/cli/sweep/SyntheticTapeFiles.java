// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.write.TapeDirectory;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Synthetic tapes as files. */
public final class SyntheticTapeFiles {
  private SyntheticTapeFiles() {}

  /** Writes the tape of a seed, so many minutes of it. */
  public static void write(Path directory, long seed, int minutes) throws IOException {
    try (TapeDirectory tape =
        TapeDirectory.open(directory, new WriteSettings("BTC", "1", 0), _ -> {})) {
      for (TapeRecord record : SyntheticTape.of(seed, minutes)) {
        tape.append(
            new TopicRecord(
                Topic.TAPE, 0, record.offset(), TapeCodec.encode(record.event()), Optional.empty()),
            record.event().timeMs());
      }
    }
  }
}
