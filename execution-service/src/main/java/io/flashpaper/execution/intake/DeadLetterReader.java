// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.DeadLetterShelf.Letter;
import io.flashpaper.tape.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the dead-letter topics from their beginning, whoever wrote them and however long ago, so
 * that a person can be told. Nothing depends on it: when Kafka is away it tries again.
 */
@Singleton
public final class DeadLetterReader {
  private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int LONGEST_REASON = 500;
  private static final int AGAIN_SECONDS = 10;
  private static final int BACKOFF_MS = 5_000;

  private final DeadLetterShelf shelf;
  private final Map<String, Object> settings;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<KafkaConsumer<String, byte[]>> reading = Optional.empty();

  /** Fills a shelf. */
  public DeadLetterReader(DeadLetterShelf shelf, Broker broker) {
    this.shelf = shelf;
    this.settings = new HashMap<>(broker.reader("dead-letters"));
    settings.put("auto.offset.reset", "earliest");
    settings.put("fetch.max.wait.ms", 500);
    settings.put("retry.backoff.max.ms", BACKOFF_MS);
    settings.put("reconnect.backoff.max.ms", BACKOFF_MS);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("dead-letters").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
    reading.ifPresent(KafkaConsumer::wakeup);
  }

  private void run() {
    try {
      do {
        shelf.clear();
        read();
      } while (!stopped.await(AGAIN_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      reading = Optional.of(consumer);
      consumer.assign(partitions());
      while (stopped.getCount() > 0) {
        consumer.poll(POLL).forEach(record -> shelf.add(letter(record)));
      }
    } catch (WakeupException end) {
      LOG.debug("Asked to stop");
    } catch (KafkaException again) {
      LOG.warnf("Dead letters cannot be read, trying again: error=%s", again.getMessage());
    }
  }

  private static List<TopicPartition> partitions() {
    return Topic.all().stream()
        .map(topic -> new TopicPartition(topic.deadLetterName(), 0))
        .toList();
  }

  private static Letter letter(ConsumerRecord<String, byte[]> record) {
    String source = record.topic().substring(0, record.topic().lastIndexOf('.'));
    return new Letter(
        source,
        offset(record),
        header(record, "reader").orElse("feed-service"),
        header(record, "reason").or(() -> ownReason(record)).orElse("it is not said why"),
        record.timestamp());
  }

  /** The readers of the tape put its offset beside it; what a venue said never was on a topic. */
  private static OptionalLong offset(ConsumerRecord<String, byte[]> record) {
    Optional<String> offset =
        Stream.of("offset", "tapeOffset")
            .flatMap(name -> header(record, name).stream())
            .filter(text -> text.matches("[0-9]{1,18}"))
            .findFirst();
    return offset.isPresent()
        ? OptionalLong.of(Long.parseLong(offset.get()))
        : OptionalLong.empty();
  }

  private static Optional<String> header(ConsumerRecord<String, byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .map(DeadLetterReader::shortened);
  }

  /** The feed's letters are messages that say why themselves. */
  private static Optional<String> ownReason(ConsumerRecord<String, byte[]> record) {
    try {
      JsonNode letter = JSON.readTree(DeadLetters.value(record));
      return letter.path("reason").isTextual()
          ? Optional.of(
              shortened(letter.path("venue").asText() + ": " + letter.path("reason").asText()))
          : Optional.empty();
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + " …";
  }
}
