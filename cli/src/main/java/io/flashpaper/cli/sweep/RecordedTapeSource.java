// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.sweep.job.TapeSource;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.Checksum;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.read.Recorded;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A tape in files, each known by its SHA-256. */
public final class RecordedTapeSource implements TapeSource {
  private final List<Path> files;
  private final List<String> digests;

  private RecordedTapeSource(List<Path> files, List<String> digests) {
    this.files = List.copyOf(files);
    this.digests = List.copyOf(digests);
  }

  /**
   * The tape of these files and directories.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RecordedTapeSource of(List<Path> places) throws IOException {
    Map<String, Path> found = digests(places);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no tape in %s: ./flashpaper record writes tape files, and a demo leaves them in its data folder's tape/"
              .formatted(places));
    }
    return new RecordedTapeSource(List.copyOf(found.values()), List.copyOf(found.keySet()));
  }

  /**
   * The tape of these digests, looked for in a directory and all beneath it.
   *
   * @throws IllegalArgumentException naming the first one that is not there
   */
  public static RecordedTapeSource find(List<String> digests, Path directory) throws IOException {
    List<Path> below;
    try (Stream<Path> all = Files.walk(directory)) {
      below = all.filter(Files::isRegularFile).toList();
    }
    Map<String, Path> found = digests(below);
    for (String digest : digests) {
      if (!found.containsKey(digest)) {
        throw new IllegalArgumentException(
            "no tape file in %s has the SHA-256 %s: copy the sweep's tapes there"
                .formatted(directory, digest));
      }
    }
    return new RecordedTapeSource(digests.stream().map(found::get).toList(), digests);
  }

  private static Map<String, Path> digests(List<Path> places) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw new IllegalArgumentException("there is no file or directory " + place);
      }
      if (Files.isDirectory(place)) {
        try (Stream<Path> inside = Files.list(place)) {
          inside.forEach(files::add);
        }
      } else {
        files.add(place);
      }
    }
    Map<String, Path> digests = new LinkedHashMap<>();
    for (Path file : files.stream().filter(RecordedTapeSource::isTape).sorted(ORDER).toList()) {
      digests.putIfAbsent(Checksum.of(file, Long.MAX_VALUE).hex(), file);
    }
    return digests;
  }

  /** The order of their days, whatever directories they are in. */
  private static final Comparator<Path> ORDER =
      Comparator.comparing((Path file) -> file.getFileName().toString())
          .thenComparing(Comparator.naturalOrder());

  private static boolean isTape(Path file) {
    return FileName.parse(file.getFileName().toString())
        .filter(name -> name.topic() == Topic.TAPE)
        .isPresent();
  }

  @Override
  public List<String> digests() {
    return digests;
  }

  @Override
  public Stream<TapeRecord> records() {
    try {
      RecordedMessages<TapeEvent> tape = TapeFiles.of(files, _ -> {}).tape();
      Spliterator<Recorded<TapeEvent>> rest =
          Spliterators.spliteratorUnknownSize(tape, Spliterator.ORDERED | Spliterator.NONNULL);
      return StreamSupport.stream(rest, false)
          .filter(recorded -> recorded.message().isPresent())
          .map(recorded -> new TapeRecord(recorded.offset(), recorded.message().orElseThrow()))
          .onClose(() -> close(tape));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the tape " + files, e);
    }
  }

  private static void close(RecordedMessages<TapeEvent> tape) {
    try {
      tape.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a tape file", e);
    }
  }
}
