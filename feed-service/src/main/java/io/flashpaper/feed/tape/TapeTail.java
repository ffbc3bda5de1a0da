// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.MalformedMessageException;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** Reads the end of the tape, back to a key frame and a minute: what the run before knew. */
@Singleton
public final class TapeTail {
  private static final Logger LOG = Logger.getLogger(TapeTail.class);
  private static final long FIRST_LOOK = 5000;
  private static final long TRADES_MS = 60_000;
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Broker broker;

  TapeTail(Broker broker) {
    this.broker = broker;
  }

  /**
   * What the tape holds now; waits for the broker if it must.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker is silent for too long
   */
  public Past read() {
    TopicPartition partition = new TopicPartition(Topic.TAPE.topicName(), 0);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long look = FIRST_LOOK;
      while (true) {
        long from = Math.max(begin, end - look);
        Fold fold = new Fold();
        consumer.seek(partition, from);
        read(consumer, partition, end, fold);
        if (fold.isEnough() || from == begin) {
          return new Past(fold.board, fold.lastTimeMs, fold.tradeIds);
        }
        look *= 4;
      }
    }
  }

  /** Transactions leave holes: what counts is where the reader stands, not what it was given. */
  private void read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, long end, Fold fold) {
    Duration silent = Duration.ZERO;
    long position = consumer.position(partition);
    while (position < end) {
      consumer.poll(WAIT).forEach(fold::take);
      long next = consumer.position(partition);
      silent = next == position ? silent.plus(WAIT) : Duration.ZERO;
      position = next;
      if (silent.compareTo(broker.patience()) > 0) {
        throw new TimeoutException("the end of the tape cannot be read at " + broker);
      }
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = broker.settings();
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    return settings;
  }

  private static final class Fold {
    private final MarketBoard board = new MarketBoard();
    private final Set<String> tradeIds = new HashSet<>();
    private boolean keyFrame;
    private long firstTimeMs = Long.MAX_VALUE;
    private long lastTimeMs;

    boolean isEnough() {
      return keyFrame && lastTimeMs - firstTimeMs >= TRADES_MS;
    }

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
      firstTimeMs = Math.min(firstTimeMs, event.timeMs());
      lastTimeMs = Math.max(lastTimeMs, event.timeMs());
      if (event instanceof TapeEvent.PublicTrade trade) {
        tradeIds.add(trade.tradeId());
      }
    }
  }
}
