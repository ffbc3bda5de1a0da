// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.Manifest;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.ManifestFile;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.format.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files found where they were looked for.
 *
 * @param files by topic, partition and first offset
 * @param gaps of all manifests seen
 */
record Sources(List<SourceFile> files, List<Gap> gaps) {
  static Sources of(List<Path> places) throws IOException {
    SortedSet<Path> paths = new TreeSet<>();
    for (Path place : places) {
      paths.addAll(paths(place));
    }
    SortedMap<Path, Optional<Manifest>> manifests = new TreeMap<>();
    List<SourceFile> files = new ArrayList<>();
    for (Path path : paths) {
      Path directory = Objects.requireNonNull(path.getParent(), "a file is in a directory");
      if (!manifests.containsKey(directory)) {
        manifests.put(directory, ManifestFile.read(directory));
      }
      source(path, manifests.get(directory)).ifPresent(files::add);
    }
    requireOneUnderlying(files, places);
    files.sort(
        Comparator.comparing((SourceFile file) -> file.name().topic())
            .thenComparing(file -> file.name().part())
            .thenComparing(SourceFile::firstOffset));
    return new Sources(
        files,
        manifests.values().stream()
            .flatMap(Optional::stream)
            .flatMap(manifest -> manifest.gaps().stream())
            .toList());
  }

  private static List<Path> paths(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new TapeFileException(
          place
              + " does not exist: name tape files, or a directory of them, such as demo's data"
              + " folder's tape/.");
    }
    Path real = place.toRealPath();
    if (!Files.isDirectory(real)) {
      if (FileName.parse(real.getFileName().toString()).isEmpty()) {
        throw new TapeFileException(
            place + " is no tape file: their names look like tape-BTC-2026-02-02-0.ndjson.zst.");
      }
      return List.of(real);
    }
    requireComplete(real);
    try (Stream<Path> inside = Files.list(real)) {
      return inside
          .filter(path -> FileName.parse(path.getFileName().toString()).isPresent())
          .toList();
    }
  }

  private static void requireComplete(Path directory) throws IOException {
    for (FileEntry entry : ManifestFile.read(directory).orElseGet(Manifest::empty).files()) {
      if (!Files.exists(directory.resolve(entry.file()))) {
        throw new TapeFileException(
            "%s is missing, though %s names it: bring it back, or name the files to read one by one."
                .formatted(directory.resolve(entry.file()), ManifestFile.NAME));
      }
    }
  }

  private static Optional<SourceFile> source(Path path, Optional<Manifest> manifest)
      throws IOException {
    FileName name = FileName.parse(path.getFileName().toString()).orElseThrow();
    Optional<FileEntry> entry = manifest.flatMap(known -> known.find(name.toString()));
    SourceFile unseen = new SourceFile(path, name, entry, -1);
    try (FileRecords records = new FileRecords(unseen, notice -> {})) {
      Optional<TopicRecord> first = records.next();
      if (first.isEmpty()) {
        unseen.verify();
      }
      return first.map(record -> new SourceFile(path, name, entry, record.offset()));
    }
  }

  private static void requireOneUnderlying(List<SourceFile> files, List<Path> places) {
    SortedSet<String> underlyings =
        files.stream()
            .map(file -> file.name().underlying())
            .collect(Collectors.toCollection(TreeSet::new));
    if (underlyings.isEmpty()) {
      throw new TapeFileException(
          "There is no record in %s: ./flashpaper record writes tape files."
              .formatted(places.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
    if (underlyings.size() > 1) {
      throw new TapeFileException(
          "The files are of several underlyings (%s): read those of one at a time."
              .formatted(String.join(", ", underlyings)));
    }
  }
}
