// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.record;

import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.Manifest.Gap;
import io.flashpaper.tapefiles.format.TapeFileException;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.write.TapeDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Copies the topics into a directory, step by step. Where it goes on is what the files say, so that
 * it may be killed at any moment. Belongs to one thread.
 */
public final class Recorder implements AutoCloseable {
  private static final String STRATEGIES = "strategies";
  private static final byte[] NOTHING = {};
  private static final Map<String, Object> CONSUMER =
      Map.of(
          "isolation.level",
          "read_committed",
          "auto.offset.reset",
          "none",
          "enable.auto.commit",
          false,
          "max.poll.records",
          2000,
          "fetch.max.bytes",
          8 << 20,
          "max.partition.fetch.bytes",
          8 << 20);

  private final TapeDirectory directory;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Duration flushEvery;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private Instant flushed;
  private long records;

  private Recorder(
      RecordSettings settings,
      TapeDirectory directory,
      List<TopicPartition> partitions,
      InstantSource clock,
      Consumer<String> notices) {
    this.directory = directory;
    this.partitions = partitions;
    this.flushEvery = settings.flushEvery();
    this.clock = clock;
    this.notices = notices;
    this.flushed = clock.instant();
    this.consumer =
        new KafkaConsumer<>(
            settings.kafka().settings(CONSUMER),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * Takes the directory and finds its place in the topics.
   *
   * @param clock tells when to write what waits; nothing of it gets into the files
   * @param notices told what had to be repaired and what was lost
   * @throws TapeFileException if the directory is another recorder's or another stack's, or Kafka
   *     has no such topics
   */
  public static Recorder open(
      RecordSettings settings, InstantSource clock, Consumer<String> notices) throws IOException {
    RecordedTopics topics = RecordedTopics.ask(settings.kafka());
    TapeDirectory directory = TapeDirectory.open(settings.directory(), settings.write(), notices);
    Recorder recorder = null;
    try {
      for (Topic topic : RecordedTopics.ALL) {
        directory.topic(topic, topics.id(topic));
      }
      recorder = new Recorder(settings, directory, topics.partitions(), clock, notices);
      recorder.seek();
      return recorder;
    } catch (IOException | RuntimeException e) {
      if (recorder != null) {
        recorder.close();
      } else {
        directory.close();
      }
      throw e;
    }
  }

  private void seek() throws IOException {
    consumer.assign(partitions);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long start = starts.getOrDefault(partition, 0L);
      OptionalLong last =
          directory.lastOffset(RecordedTopics.topic(partition), partition.partition());
      long wanted = last.isPresent() ? last.getAsLong() + 1 : start;
      requireWithin(partition, wanted, ends.getOrDefault(partition, 0L));
      if (wanted < start) {
        lost(partition, wanted, start - 1);
      }
      consumer.seek(partition, Math.max(wanted, start));
    }
  }

  private static void requireWithin(TopicPartition partition, long wanted, long end) {
    if (wanted > end) {
      throw new TapeFileException(
          "The files go on to offset %d of %s, but the topic ends before %d: it is another stack's, or lost records; record into another directory."
              .formatted(wanted - 1, partition, end));
    }
  }

  private void lost(TopicPartition partition, long from, long to) throws IOException {
    directory.lost(new Gap(partition.topic(), partition.partition(), from, to));
    notices.accept(
        "Offsets %d to %d of %s were gone from Kafka before they could be recorded: the manifest says so. Give the topic a longer retention, or let the recorder run."
            .formatted(from, to, partition));
  }

  /** Waits so long for records, adds what there is, and writes it to disk when that is due. */
  public void step(Duration patience) throws IOException {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
        append(record);
      }
    } catch (OffsetOutOfRangeException truncated) {
      directory.flush();
      seek();
    }
    if (!clock.instant().isBefore(flushed.plus(flushEvery))) {
      flush();
    }
  }

  private void append(ConsumerRecord<byte[], byte[]> record) throws IOException {
    Topic topic = RecordedTopics.topic(new TopicPartition(record.topic(), record.partition()));
    byte[] value = record.value() == null ? NOTHING : record.value();
    Optional<String> strategies =
        Optional.ofNullable(record.headers().lastHeader(STRATEGIES))
            .map(Header::value)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    directory.append(
        new TopicRecord(topic, record.partition(), record.offset(), value, strategies),
        record.timestamp());
    records++;
  }

  /** Writes to disk what waits for it. */
  public void flush() throws IOException {
    directory.flush();
    flushed = clock.instant();
  }

  /** Records what is in the topics now, and no more than a little of what comes meanwhile. */
  public void recordToTheEnd(Duration patience) throws IOException {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      step(patience);
    }
    flush();
  }

  /** How many records were added since it was opened. */
  public long records() {
    return records;
  }

  /** The directory it writes. */
  public TapeDirectory directory() {
    return directory;
  }

  /** Writes what waits, and gives the directory back. */
  @Override
  public void close() throws IOException {
    try (directory) {
      consumer.close();
    }
  }
}
