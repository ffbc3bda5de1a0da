// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Reads the end of the tape, back to a key frame: what the run before knew. */
public final class TapeTail {
  private static final Logger LOG = Logger.getLogger(TapeTail.class);
  private static final long FIRST_LOOK = 5000;
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Map<String, Object> settings;

  /** Reads from this broker. */
  public TapeTail(String bootstrapServers) {
    settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
  }

  /** What the tape holds now; waits for the broker if it must. */
  public Past read() {
    TopicPartition partition = new TopicPartition(Topic.TAPE.topicName(), 0);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long look = FIRST_LOOK;
      while (true) {
        long from = Math.max(begin, end - look);
        Fold fold = new Fold();
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
          consumer.poll(WAIT).forEach(fold::take);
        }
        if (fold.keyFrame || from == begin) {
          return new Past(fold.board, fold.lastTimeMs);
        }
        look *= 4;
      }
    }
  }

  private static final class Fold {
    private final MarketBoard board = new MarketBoard();
    private boolean keyFrame;
    private long lastTimeMs;

    void take(ConsumerRecord<byte[], byte[]> message) {
      try {
        take(TapeCodec.decode(message.value()));
      } catch (MalformedMessageException unreadable) {
        // Its readers complain of it and go on; so does its writer.
        LOG.warnf(
            "An event of the tape cannot be read: tapeOffset=%d error=%s",
            message.offset(), unreadable.getMessage());
      }
    }

    private void take(TapeEvent event) {
      board.accept(event);
      keyFrame |= event instanceof TapeEvent.KeyFrame;
      lastTimeMs = Math.max(lastTimeMs, event.timeMs());
    }
  }
}
