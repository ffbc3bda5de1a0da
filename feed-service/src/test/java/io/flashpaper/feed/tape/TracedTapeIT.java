// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.config.KafkaConfig;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.teststack.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A trace begins beside the tape's record, and never in it. */
@Timeout(120)
class TracedTapeIT {
  private record Usual(Duration sessionTimeout, Duration patience) implements KafkaConfig {
    @Override
    public OptionalInt replicationFactor() {
      return OptionalInt.empty();
    }
  }

  @TempDir Path folder;
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();

  private EventTraces traces() {
    return EventTraces.by(
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());
  }

  private static void write(Broker kafka, EventTraces traces, int term) throws Exception {
    Instant now = Instant.EPOCH;
    ScaledClock clock = new ScaledClock(Clock.fixed(now, ZoneOffset.UTC), now, now, 1);
    TapeOutput output =
        new TapeOutput(kafka, clock, new SimpleMeterRegistry(), new ProcessEnd(), traces);
    output.begin(term);
    output.tape(new Heartbeat(1_000));
    output.close();
  }

  @Test
  void aRecordCarriesItsSpanOnlyWhileTracingIsOnAndHoldsTheSameEitherWay() throws Exception {
    try (TestBroker broker = TestBroker.start(folder)) {
      Broker kafka =
          new Broker(
              Map.of("bootstrap.servers", broker.bootstrapServers()),
              new Usual(Duration.ofSeconds(6), Duration.ofSeconds(30)));
      FeedTopics.ensure(kafka);
      write(kafka, EventTraces.OFF, 1);
      write(kafka, traces(), 2);

      List<ConsumerRecord<byte[], byte[]>> tape = read(broker.bootstrapServers());
      byte[] event = TapeCodec.encode(new Heartbeat(1_000));
      assertThat(tape).hasSize(2).allSatisfy(r -> assertThat(r.value()).isEqualTo(event));
      SpanData span = exported.getFinishedSpanItems().getFirst();
      assertThat(span.getName()).isEqualTo("feed.write");
      assertThat(traceparent(tape.getFirst())).isEmpty();
      assertThat(traceparent(tape.getLast()))
          .contains("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
    }
  }

  private static Optional<String> traceparent(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(record.headers().lastHeader("traceparent"))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.US_ASCII));
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String servers) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition part = new TopicPartition(Topic.TAPE.topicName(), 0);
      consumer.assign(List.of(part));
      consumer.seekToBeginning(List.of(part));
      while (found.size() < 2) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }
}
