// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics of a broker; read by consumers without a group, which disturb nobody. */
public final class KafkaRecording implements Recording {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Map<String, Object> READER =
      Map.of(
          "isolation.level",
          "read_committed",
          "enable.auto.commit",
          false,
          "auto.offset.reset",
          "none",
          "max.poll.records",
          2_000);

  private final KafkaCluster kafka;
  private final int shard;

  /**
   * Those of this cluster.
   *
   * @param shard whose signals; 0 where there is only one
   */
  public KafkaRecording(KafkaCluster kafka, int shard) {
    this.kafka = kafka;
    this.shard = shard;
  }

  @Override
  public String name() {
    return "the broker at " + kafka.address();
  }

  @Override
  public Reading<TapeRecord> tape(long fromOffset) {
    return reading(
        Topic.TAPE, 0, fromOffset, r -> new TapeRecord(r.offset(), TapeCodec.decode(r.value())));
  }

  @Override
  public Reading<SignalMessage> signals(long fromOffset) {
    return reading(Topic.SIGNALS, shard, fromOffset, r -> SignalCodec.decode(r.value()));
  }

  private <T> Reading<T> reading(Topic topic, int partition, long fromOffset, Decoder<T> decoder) {
    try {
      return new TopicReading<>(topic, partition, fromOffset, decoder);
    } catch (KafkaException refused) {
      throw new VerifyException(kafka.why(refused), refused);
    }
  }

  /** Of a message what it says. */
  private interface Decoder<T> {
    T decode(ConsumerRecord<byte[], byte[]> message);
  }

  /** One partition up to where it ends when the reading begins. */
  private final class TopicReading<T> implements Reading<T> {
    private final TopicPartition partition;
    private final Decoder<T> decoder;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deque<T> read = new ArrayDeque<>();
    private final long end;

    TopicReading(Topic topic, int part, long fromOffset, Decoder<T> decoder) {
      this.partition = new TopicPartition(topic.topicName(), part);
      this.decoder = decoder;
      this.consumer =
          new KafkaConsumer<>(
              kafka.settings(READER), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      List<TopicPartition> only = List.of(partition);
      consumer.assign(only);
      long first = consumer.beginningOffsets(only).getOrDefault(partition, 0L);
      this.end = consumer.endOffsets(only).getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(first, fromOffset));
    }

    @Override
    public boolean hasNext() {
      while (read.isEmpty() && consumer.position(partition) < end) {
        consumer.poll(POLL).forEach(message -> decoded(message).ifPresent(read::addLast));
      }
      return !read.isEmpty();
    }

    private Optional<T> decoded(ConsumerRecord<byte[], byte[]> message) {
      try {
        return message.value() == null ? Optional.empty() : Optional.of(decoder.decode(message));
      } catch (MalformedMessageException unreadable) {
        return Optional.empty();
      }
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("topic " + partition.topic() + " has ended");
      }
      return read.removeFirst();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
