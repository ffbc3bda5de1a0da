// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, and waits for what should be on it. */
final class WrittenTape implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TapeEvent> events = new ArrayList<>();
  private final MarketBoard board = new MarketBoard();

  WrittenTape(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = List.of(new TopicPartition(Topic.TAPE.topicName(), 0));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads on until an event of this kind that also satisfies the condition is there. */
  <T extends TapeEvent> T await(Class<T> type, Predicate<T> condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (true) {
      for (TapeEvent event : events) {
        if (type.isInstance(event) && condition.test(type.cast(event))) {
          return type.cast(event);
        }
      }
      assertThat(Instant.now())
          .as("no fitting %s among %d events", type.getSimpleName(), events.size())
          .isBefore(deadline);
      consumer.poll(Duration.ofMillis(200)).forEach(r -> take(TapeCodec.decode(r.value())));
    }
  }

  private void take(TapeEvent event) {
    if (!events.isEmpty()) {
      assertThat(event.timeMs()).isGreaterThanOrEqualTo(events.getLast().timeMs());
    }
    events.add(event);
    board.accept(event);
  }

  List<TapeEvent> events() {
    return events;
  }

  MarketBoard board() {
    return board;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
