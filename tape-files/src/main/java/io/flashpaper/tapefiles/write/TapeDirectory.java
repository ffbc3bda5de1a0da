// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.write;

import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.FileEntry;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.LineCodec;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A directory of tape files that grows. Killed at any moment, it goes on behind the last whole
 * frame: nothing is lost that {@link #flush} has returned for, and nothing is written twice.
 */
public final class TapeDirectory implements AutoCloseable {
  private final Path directory;
  private final WriteSettings settings;
  private final Consumer<String> notices;
  private final DirectoryLock lock;
  private final SortedMap<String, PartitionFiles> partitions = new TreeMap<>();
  private Manifest manifest;
  private boolean manifestIsBehind;

  private TapeDirectory(
      Path directory, WriteSettings settings, Consumer<String> notices, DirectoryLock lock)
      throws IOException {
    this.directory = directory;
    this.settings = settings;
    this.notices = notices;
    this.lock = lock;
    this.manifest = ManifestFile.read(directory).orElseGet(Manifest::empty);
  }

  /**
   * Takes the directory, made if there is none, and brings it in order.
   *
   * @param notices told what had to be repaired
   * @throws TapeFileException if another recorder has it, or it is not what its manifest says
   */
  public static TapeDirectory open(Path directory, WriteSettings settings, Consumer<String> notices)
      throws IOException {
    Files.createDirectories(directory);
    DirectoryLock lock = DirectoryLock.acquire(directory);
    try {
      TapeDirectory opened = new TapeDirectory(directory, settings, notices, lock);
      opened.recover();
      return opened;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void recover() throws IOException {
    for (Manifest.Deleted gone : manifest.deleted()) {
      Files.deleteIfExists(directory.resolve(gone.file()));
    }
    manifest = manifest.sealedOnly();
    List<FileName> files = new ArrayList<>(filesThere());
    for (FileEntry entry : manifest.files()) {
      FileName.parse(entry.file()).filter(name -> !files.contains(name)).ifPresent(files::add);
    }
    files.sort(Comparator.comparing(FileName::day));
    for (FileName name : files) {
      recover(name);
    }
    writeManifest();
  }

  private List<FileName> filesThere() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths
          .map(path -> FileName.parse(path.getFileName().toString()))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private void recover(FileName name) throws IOException {
    PartitionFiles files = files(name.topic(), name.part());
    Optional<FileEntry> sealed = manifest.find(name.toString()).filter(FileEntry::sealed);
    if (sealed.isPresent()) {
      requireWhole(sealed.get());
      files.passed(name, sealed.get());
      return;
    }
    if (files.current() != null) {
      manifest = manifest.with(files.seal(settings.program()));
    }
    files.recover(name, notices);
  }

  private void requireWhole(FileEntry sealed) throws IOException {
    Path file = directory.resolve(sealed.file());
    if (!Files.exists(file) || Files.size(file) != sealed.bytes()) {
      throw new TapeFileException(
          "%s is not the file of %d bytes that %s says it is: bring it back from a copy, or record into another directory."
              .formatted(file, sealed.bytes(), ManifestFile.NAME));
    }
  }

  private PartitionFiles files(Topic topic, int partition) {
    return partitions.computeIfAbsent(
        topic.topicName() + "-" + partition,
        key -> new PartitionFiles(directory, settings.underlying(), topic, partition));
  }

  /** The last offset that is on file; empty if nothing is. */
  public OptionalLong lastOffset(Topic topic, int partition) {
    long last = files(topic, partition).lastOffset();
    return last < 0 ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /**
   * Says which topic is recorded: another one of the same name has nothing to do with these files.
   *
   * @throws TapeFileException if it is another than before
   */
  public void topic(Topic topic, String id) throws IOException {
    String known = manifest.topics().getOrDefault(topic.topicName(), id);
    if (!known.equals(id)) {
      throw new TapeFileException(
          "%s holds records of another topic %s (%s, not %s), of a stack that is gone: record into another directory."
              .formatted(directory, topic.topicName(), known, id));
    }
    manifest = manifest.withTopic(topic.topicName(), id);
    manifestIsBehind = true;
  }

  /**
   * Adds a record, which is on disk after the next {@link #flush} or earlier.
   *
   * @param timestampMs Kafka's time of it, used where the message has none
   */
  public void append(TopicRecord record, long timestampMs) throws IOException {
    LineCodec.Line line = LineCodec.write(record);
    PartitionFiles files = files(record.topic(), record.partition());
    if (files.endsTheDay(line)) {
      manifest = manifest.with(files.seal(settings.program()));
      writeManifest();
    }
    boolean first = files.current() == null;
    boolean news = files.append(record, line, timestampMs);
    if (first) {
      retire();
    }
    manifestIsBehind |= first || news;
  }

  /** Records that cannot be had any more. */
  public void lost(Gap gap) throws IOException {
    flush();
    manifest = manifest.with(gap);
    writeManifest();
  }

  /** Puts everything added so far on disk. */
  public void flush() throws IOException {
    for (PartitionFiles files : partitions.values()) {
      DayFile file = files.current();
      if (file != null) {
        file.flush();
      }
    }
    if (manifestIsBehind) {
      writeManifest();
    }
  }

  private void writeManifest() throws IOException {
    Manifest next = manifest;
    for (PartitionFiles files : partitions.values()) {
      DayFile file = files.current();
      if (file != null) {
        file.flush();
        next = next.with(file.entry(false, settings.program()));
      }
    }
    manifest = next;
    ManifestFile.write(directory, manifest);
    manifestIsBehind = false;
  }

  /** Deletes what has been kept long enough, the manifest first. */
  private void retire() throws IOException {
    List<FileEntry> old = Retention.over(settings.keepDays(), partitions.values(), manifest);
    for (FileEntry entry : old) {
      manifest = manifest.without(entry);
    }
    if (!old.isEmpty()) {
      ManifestFile.write(directory, manifest);
    }
    for (FileEntry entry : old) {
      Files.deleteIfExists(directory.resolve(entry.file()));
    }
  }

  /** What the directory says of itself. */
  public Manifest manifest() {
    return manifest;
  }

  /** Puts everything on disk and gives the directory back. */
  @Override
  public void close() throws IOException {
    try (lock) {
      writeManifest();
      for (PartitionFiles files : partitions.values()) {
        files.close();
      }
    }
  }
}
