// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import io.flashpaper.tapefiles.format.Checksum;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.TapeFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to read.
 *
 * @param entry what the manifest beside it says of it, if there is one
 * @param firstOffset the offset of its first record
 */
record SourceFile(Path path, FileName name, Optional<FileEntry> entry, long firstOffset) {
  /** Holds the file against its manifest, before anything is read from it. */
  void verify() throws IOException {
    if (entry.isEmpty()) {
      return;
    }
    FileEntry said = entry.get();
    long length = Files.size(path);
    if (said.sealed() ? length != said.bytes() : length < said.bytes()) {
      throw damaged("it has %d bytes, not %d".formatted(length, said.bytes()));
    }
    String found = Checksum.of(path, said.bytes()).hex();
    if (!found.equals(said.sha256())) {
      throw damaged("its SHA-256 is %s, not %s".formatted(found, said.sha256()));
    }
  }

  private TapeFileException damaged(String how) {
    return new TapeFileException(
        "%s is not the file that was recorded (%s): take it from a copy, or record its day again into an empty directory."
            .formatted(path, how));
  }

  /** Whether nobody will write to it any more. */
  boolean sealed() {
    return entry.map(FileEntry::sealed).orElse(false);
  }
}
