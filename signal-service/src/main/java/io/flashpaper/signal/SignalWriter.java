// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.Topic;
import io.opentelemetry.api.trace.Span;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Says what is to be said, in transactions: what a batch of the tape made us say is heard together
 * with the mark that it was said, or not at all. Whoever began last is the writer; one that was
 * deposed while it slept is refused by the broker.
 */
@Singleton
class SignalWriter {
  private final Broker broker;
  private final TopicPartition signals;
  private final Shard shard;
  private final List<ProducerRecord<String, byte[]>> said = new ArrayList<>();
  private Optional<KafkaProducer<String, byte[]>> producer = Optional.empty();

  SignalWriter(Broker broker) {
    this.broker = broker;
    this.signals = broker.signals();
    this.shard = broker.shard();
  }

  /**
   * Shuts out every writer before this one, for good: when it returns, what they had not committed
   * never will be.
   */
  synchronized void begin() {
    end();
    KafkaProducer<String, byte[]> next =
        new KafkaProducer<>(broker.writer(), new StringSerializer(), new ByteArraySerializer());
    producer = Optional.of(next);
    next.initTransactions();
  }

  /** Takes an encoded message for the next commit. */
  void say(byte[] message) {
    say(message, Span.getInvalid());
  }

  /** Takes an encoded message for the next commit, which readers may follow from a span. */
  synchronized void say(byte[] message, Span cause) {
    RecordHeaders headers = new RecordHeaders();
    EventTraces.hand(cause, headers);
    said.add(signal(message, headers));
  }

  /** Takes a progress mark that says who spoke, and in which shard, for the next commit. */
  void mark(Progress mark, String strategies) {
    mark(mark, strategies, List.of());
  }

  /** Takes such a mark, which readers may follow from each of these spans. */
  synchronized void mark(Progress mark, String strategies, List<Span> causes) {
    RecordHeaders headers = new RecordHeaders();
    EventTraces.hand(causes, headers);
    headers.add(LineupHeader.NAME, strategies.getBytes(StandardCharsets.UTF_8));
    headers.add(Shard.HEADER, shard.text().getBytes(StandardCharsets.UTF_8));
    said.add(signal(SignalCodec.encode(mark), headers));
  }

  private ProducerRecord<String, byte[]> signal(byte[] message, RecordHeaders headers) {
    return new ProducerRecord<>(
        signals.topic(), signals.partition(), shard.key(), message, headers);
  }

  /** Takes what could not be read, with the reason, for the next commit. */
  synchronized void dead(byte[] message, long tapeOffset, String reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("reason", reason.getBytes(StandardCharsets.UTF_8));
    headers.add("tapeOffset", Long.toString(tapeOffset).getBytes(StandardCharsets.UTF_8));
    headers.add("reader", "signal-service".getBytes(StandardCharsets.UTF_8));
    said.add(
        new ProducerRecord<>(Topic.TAPE.deadLetterName(), 0, Topic.UNDERLYING, message, headers));
  }

  /**
   * Says it all; when it returns the broker has it.
   *
   * @throws org.apache.kafka.common.KafkaException if it is not known to be said, or another writer
   *     has begun; the process must end then, and the next one finds out
   */
  synchronized void commit() {
    if (said.isEmpty()) {
      return;
    }
    KafkaProducer<String, byte[]> writer =
        producer.orElseThrow(() -> new IllegalStateException("it speaks before it may"));
    writer.beginTransaction();
    said.forEach(writer::send);
    writer.commitTransaction();
    said.clear();
  }

  /** Lets go; what was not committed never will be. */
  @PreDestroy
  synchronized void end() {
    producer.ifPresent(before -> before.close(Duration.ZERO));
    producer = Optional.empty();
    said.clear();
  }
}
