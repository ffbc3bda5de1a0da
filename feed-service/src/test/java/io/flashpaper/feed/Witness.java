// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the whole tape as its readers do, and insists on what must hold of every record: time never
 * goes back, terms neither, a term begins with a key frame, and no trade is told twice.
 */
final class Witness implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicPartition partition = new TopicPartition(Topic.TAPE.topicName(), 0);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final MarketBoard board = new MarketBoard();
  private final Map<MarketId, Set<Book>> books = new HashMap<>();
  private final Set<String> trades = new HashSet<>();
  private int term;
  private long timeMs;

  Witness(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "fetch.max.wait.ms", "50"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /** Reads on until a condition holds; returns how long it took. */
  Duration await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
      consumer.poll(Duration.ofMillis(20)).forEach(this::take);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    TapeEvent event = TapeCodec.decode(message.value());
    int writer = Integer.parseInt(header(message, "term").orElseThrow());
    assertThat(event.timeMs()).isGreaterThanOrEqualTo(timeMs).isEqualTo(message.timestamp());
    assertThat(writer).isGreaterThanOrEqualTo(term);
    if (writer > term) {
      assertThat(event).isInstanceOf(KeyFrame.class);
      books.clear();
    }
    if (event instanceof PublicTrade trade) {
      assertThat(trades.add(trade.tradeId())).as("told once: %s", trade).isTrue();
      assertThat(header(message, "received")).isPresent();
      assertThat(header(message, "venue")).hasValue(Long.toString(trade.venueTimeMs()));
    }
    term = writer;
    timeMs = event.timeMs();
    board.accept(event);
    trading().forEach(m -> book(m).ifPresent(b -> statesOf(m).add(b)));
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.US_ASCII));
  }

  private Set<Book> statesOf(MarketId market) {
    return books.computeIfAbsent(market, _ -> new HashSet<>());
  }

  /** The term of the last event. */
  int term() {
    return term;
  }

  /** The time of the last event. */
  long timeMs() {
    return timeMs;
  }

  /** Whether a public trade was told. */
  boolean hasTold(String tradeId) {
    return trades.contains(tradeId);
  }

  /** How many public trades were told. */
  int trades() {
    return trades.size();
  }

  /** The markets that trade now. */
  List<MarketId> trading() {
    return board.all().stream()
        .map(LiveMarket::market)
        .filter(m -> m.status() == MarketStatus.OPEN && timeMs < m.closeTimeMs())
        .map(m -> m.id())
        .toList();
  }

  /** A market's book now, while it can be trusted. */
  Optional<Book> book(MarketId market) {
    return board.find(market).flatMap(LiveMarket::book);
  }

  /** Whether the present term's tape has shown, or shows now, exactly this book. */
  boolean hasShown(MarketId market, Book book) {
    return statesOf(market).contains(book);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
