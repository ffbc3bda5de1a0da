// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a directory of tape files says of itself.
 *
 * @param format the version of the files' format
 * @param topics Kafka's ids of the topics recorded, by name
 * @param files the files, by name
 * @param gaps what was lost before it could be recorded
 * @param deleted the files that were deleted when they had been kept long enough
 */
public record Manifest(
    int format,
    SortedMap<String, String> topics,
    List<FileEntry> files,
    List<Gap> gaps,
    List<Deleted> deleted) {
  /** The version of the format that this program writes, and the newest it reads. */
  public static final int FORMAT = 1;

  /** Copies the collections; what is left out is nothing. */
  public Manifest {
    topics = topics == null ? new TreeMap<>() : new TreeMap<>(topics);
    files = files == null ? List.of() : List.copyOf(files);
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
    deleted = deleted == null ? List.of() : List.copyOf(deleted);
  }

  /**
   * Records that were gone from Kafka before they could be recorded.
   *
   * @param topic the topic's name
   * @param partition its partition
   * @param from the first offset that is missing
   * @param to the last one
   */
  public record Gap(String topic, int partition, long from, long to) {
    private boolean beginsAs(Gap other) {
      return topic.equals(other.topic) && partition == other.partition && from == other.from;
    }
  }

  /**
   * A file that was deleted.
   *
   * @param file its name
   * @param firstOffset the first offset it held
   * @param lastOffset the last one
   * @param records how many records it held
   */
  public record Deleted(String file, long firstOffset, long lastOffset, long records) {}

  /** Of a directory in which nothing was recorded yet. */
  public static Manifest empty() {
    return new Manifest(FORMAT, new TreeMap<>(), List.of(), List.of(), List.of());
  }

  /** What it says of a file. */
  public Optional<FileEntry> find(String file) {
    return files.stream().filter(entry -> entry.file().equals(file)).findFirst();
  }

  /** With this instead of what it said of that file. */
  public Manifest with(FileEntry entry) {
    List<FileEntry> all = new ArrayList<>(files);
    all.removeIf(old -> old.file().equals(entry.file()));
    all.add(entry);
    all.sort(Comparator.comparing(FileEntry::file));
    return new Manifest(format, topics, all, gaps, deleted);
  }

  /** With the files only whose day is over. */
  public Manifest sealedOnly() {
    List<FileEntry> sealed = files.stream().filter(FileEntry::sealed).toList();
    return new Manifest(format, topics, sealed, gaps, deleted);
  }

  /** With a gap, which may be known already and have grown. */
  public Manifest with(Gap gap) {
    List<Gap> all = new ArrayList<>(gaps);
    all.removeIf(gap::beginsAs);
    all.add(gap);
    return new Manifest(format, topics, files, all, deleted);
  }

  /** With the id of a topic. */
  public Manifest withTopic(String topic, String id) {
    SortedMap<String, String> all = new TreeMap<>(topics);
    all.put(topic, id);
    return new Manifest(format, all, files, gaps, deleted);
  }

  /** With a file less that is said to be deleted. */
  public Manifest without(FileEntry entry) {
    List<FileEntry> rest = new ArrayList<>(files);
    rest.remove(entry);
    List<Deleted> gone = new ArrayList<>(deleted);
    gone.add(new Deleted(entry.file(), entry.firstOffset(), entry.lastOffset(), entry.records()));
    return new Manifest(format, topics, rest, gaps, gone);
  }
}
