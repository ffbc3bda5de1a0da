// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.read;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.FileName;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.TapeFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tape files to read, whatever order they were named in. Opens no file but to see how it begins.
 */
public final class TapeFiles {
  private final List<SourceFile> files;
  private final List<Gap> gaps;
  private final Consumer<String> notices;

  private TapeFiles(Sources sources, Consumer<String> notices) {
    this.files = sources.files();
    this.gaps = sources.gaps();
    this.notices = notices;
  }

  /**
   * The files of these names, and all of these directories.
   *
   * @param notices told what a reader should know though it can be read: a torn end, a gap
   * @throws TapeFileException if there are none, some are missing, or they are of two underlyings
   */
  public static TapeFiles of(List<Path> places, Consumer<String> notices) throws IOException {
    Sources sources = Sources.of(places);
    sources.gaps().forEach(gap -> notices.accept(text(gap)));
    return new TapeFiles(sources, notices);
  }

  private static String text(Gap gap) {
    return "Offsets %d to %d of %s-%d were gone from Kafka before they could be recorded."
        .formatted(gap.from(), gap.to(), gap.topic(), gap.partition());
  }

  /** The partitions of a topic that there are files of. */
  public SortedSet<Integer> partitions(Topic topic) {
    return files.stream()
        .filter(file -> file.name().topic() == topic)
        .map(file -> file.name().part())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The files themselves, in order. */
  public List<Place> places() {
    return files.stream().map(file -> new Place(file.path(), file.name(), file.sealed())).toList();
  }

  /**
   * Where a file lies.
   *
   * @param sealed whether nobody will write to it any more
   */
  public record Place(Path path, FileName name, boolean sealed) {}

  /**
   * From when to when the tape reaches, as far as the manifests tell.
   *
   * @param firstMs 0 if they do not
   * @param lastMs 0 if they do not
   */
  public record Times(long firstMs, long lastMs) {}

  /** From when to when the tape reaches: for whoever shows how far a reader is. */
  public Times tapeTimes() {
    LongSummaryStatistics times =
        files.stream()
            .filter(file -> file.name().topic() == Topic.TAPE)
            .flatMap(file -> file.entry().stream())
            .flatMap(entry -> Stream.of(entry.firstTimeMs(), entry.lastTimeMs()))
            .filter(time -> time >= 0)
            .mapToLong(Long::longValue)
            .summaryStatistics();
    return times.getCount() == 0 ? new Times(0, 0) : new Times(times.getMin(), times.getMax());
  }

  /** The tape from the first offset there is. */
  public RecordedMessages<TapeEvent> tape() {
    return tape(0);
  }

  /** The tape from this offset on; files that end before are not opened. */
  public RecordedMessages<TapeEvent> tape(long fromOffset) {
    SortedSet<Integer> partitions = partitions(Topic.TAPE);
    int partition = partitions.isEmpty() ? 0 : partitions.getFirst();
    return messages(Topic.TAPE, partition, fromOffset, TapeCodec::decode);
  }

  /** What the signal side of one partition said. */
  public RecordedMessages<SignalMessage> signals(int partition) {
    return messages(Topic.SIGNALS, partition, 0, SignalCodec::decode);
  }

  /** The messages of any topic as they were on Kafka. */
  public RecordedMessages<byte[]> raw(Topic topic, int partition) {
    return messages(topic, partition, 0, bytes -> bytes);
  }

  private <T> RecordedMessages<T> messages(
      Topic topic, int partition, long fromOffset, Function<byte[], T> codec) {
    List<SourceFile> wanted =
        files.stream()
            .filter(file -> file.name().topic() == topic && file.name().part() == partition)
            .toList();
    List<Gap> missing =
        gaps.stream()
            .filter(gap -> gap.topic().equals(topic.topicName()) && gap.partition() == partition)
            .toList();
    return new RecordedMessages<>(wanted, missing, fromOffset, codec, notices);
  }
}
