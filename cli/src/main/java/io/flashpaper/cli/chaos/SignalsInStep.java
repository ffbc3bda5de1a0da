// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.stack.StackException;
import io.flashpaper.tape.SignalCodec;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies one topic of signals to another, and makes who reads that stop after the very tape events
 * after which commands are to take effect: it waits for the signal side there, whose word is held
 * back until the commands are done. For one thread.
 */
final class SignalsInStep implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicPartition from;
  private final String to;
  private final Deque<CommandTable.Done> commands;
  private final Reader reader;
  private final Clock clock;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private Progress judged = new Progress(-1, 0, 0);

  /** Who reads the copy. */
  interface Reader {
    /** Returns once it has processed the tape up to an event, which is as far as it can. */
    void awaitStandstill(long tapeOffset) throws InterruptedException;

    /** Has it carry a command out, and returns once it has. */
    void carryOut(CommandTable.Done command) throws InterruptedException, SQLException;
  }

  SignalsInStep(
      String bootstrapServers,
      String from,
      String to,
      List<CommandTable.Done> commands,
      Reader reader,
      Clock clock) {
    this.from = new TopicPartition(from, 0);
    this.to = to;
    this.commands = new ArrayDeque<>(commands);
    this.reader = reader;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Copies until the signal side has judged the tape up to its end and all commands are done. */
  void copyUpTo(long end, Duration patience) throws InterruptedException, SQLException {
    consumer.assign(List.of(from));
    consumer.seekToBeginning(List.of(from));
    Instant deadline = clock.instant().plus(patience);
    while (judged.tapeOffset() < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        copy(record);
      }
      if (clock.instant().isAfter(deadline)) {
        throw new StackException(
            "After %d s the undisturbed signal side has judged the tape up to offset %d alone, and not up to %d; see the log."
                .formatted(patience.toSeconds(), judged.tapeOffset(), end));
      }
    }
    stopFor(Long.MAX_VALUE);
  }

  private void copy(ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException, SQLException {
    SignalMessage message = SignalCodec.decode(record.value());
    stopFor(message.tapeOffset());
    producer.send(new ProducerRecord<>(to, 0, record.key(), record.value(), record.headers()));
    if (message instanceof Progress progress) {
      judged = progress;
    }
  }

  /** Stops the reader after every event before this one after which there is a command. */
  private void stopFor(long next) throws InterruptedException, SQLException {
    while (!commands.isEmpty() && commands.getFirst().tapeOffset() < next) {
      CommandTable.Done command = commands.removeFirst();
      if (judged.tapeOffset() < command.tapeOffset()) {
        judged = new Progress(command.tapeOffset(), judged.timeMs(), judged.rewindOffset());
        producer.send(new ProducerRecord<>(to, 0, null, SignalCodec.encode(judged)));
      }
      producer.flush();
      reader.awaitStandstill(command.tapeOffset());
      reader.carryOut(command);
    }
  }

  @Override
  public void close() {
    try (consumer) {
      producer.close();
    }
  }
}
