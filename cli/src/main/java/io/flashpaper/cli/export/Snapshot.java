// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import io.flashpaper.stack.FileTree;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.FrameReader;
import io.flashpaper.tapefiles.read.RecordedMessages;
import io.flashpaper.tapefiles.read.TapeFiles;
import io.flashpaper.tapefiles.read.TapeFiles.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checked tape files that nobody writes to: of those that still grow, a copy up to here. */
final class Snapshot implements AutoCloseable {
  private final Path copies;
  private final List<Place> places = new ArrayList<>();

  /** Checks the files, all of them, and copies what may grow. */
  Snapshot(List<Path> given, Consumer<String> notices) throws IOException {
    TapeFiles files = TapeFiles.of(given, notices);
    copies = Files.createTempDirectory("flashpaper-export");
    try {
      check(files);
      for (Place place : files.places()) {
        places.add(place.sealed() ? place : copy(place));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void check(TapeFiles files) throws IOException {
    for (Topic topic : Topic.all()) {
      for (int partition : files.partitions(topic)) {
        try (RecordedMessages<byte[]> messages = files.raw(topic, partition)) {
          messages.forEachRemaining(message -> {});
        }
      }
    }
  }

  private Place copy(Place place) throws IOException {
    Path copy = copies.resolve(places.size() + "-" + place.name());
    Files.copy(place.path(), copy);
    long whole = wholeBytes(copy);
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
    }
    return new Place(copy, place.name(), true);
  }

  private static long wholeBytes(Path file) throws IOException {
    try (FrameReader frames = new FrameReader(file)) {
      while (frames.next().isPresent()) {
        // Only where the last whole frame ends is asked.
      }
      return frames.position();
    }
  }

  /** The files of a topic, in order. */
  List<Path> of(Topic topic) {
    return places.stream().filter(place -> place.name().topic() == topic).map(Place::path).toList();
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(copies);
  }
}
