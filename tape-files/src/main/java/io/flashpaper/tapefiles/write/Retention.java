// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.Manifest;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which files have been kept long enough, by tape time. */
final class Retention {
  private Retention() {}

  /** The files older than that many days, counted back from the oldest day being written. */
  static List<FileEntry> over(
      int keepDays, Collection<PartitionFiles> partitions, Manifest manifest) {
    Optional<LocalDate> writing =
        partitions.stream()
            .map(PartitionFiles::current)
            .filter(Objects::nonNull)
            .map(file -> file.name().day())
            .min(LocalDate::compareTo);
    if (keepDays == 0 || writing.isEmpty()) {
      return List.of();
    }
    LocalDate oldestKept = writing.get().minusDays(keepDays - 1L);
    return manifest.files().stream()
        .filter(FileEntry::sealed)
        .filter(entry -> day(entry).isBefore(oldestKept))
        .toList();
  }

  private static LocalDate day(FileEntry entry) {
    return FileName.parse(entry.file()).map(FileName::day).orElse(LocalDate.MAX);
  }
}
