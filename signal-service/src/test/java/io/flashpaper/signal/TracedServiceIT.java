// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service takes a trace up from the tape, tells a collector, and passes it on. */
@Timeout(120)
class TracedServiceIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(1, 2);
  private static final int TRACED = 3;

  @TempDir Path folder;
  private final BlockingQueue<byte[]> collected = new LinkedBlockingQueue<>();

  @Test
  void theSpanIsAChildOfTheFeedsAndTheProgressMarkSaysSo() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    HttpServer collector = collector();
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
      broker.createTopics(
          TopicPlan.all(Shard.ONLY).stream()
              .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
              .toList());
      write(broker.bootstrapServers());
      try (ServiceProcess service = start(broker, plugins, collector.getAddress().getPort())) {
        String mark = awaitTraced(broker.bootstrapServers(), service);
        assertThat(mark).startsWith("00-" + TRACE + "-").endsWith("-01").doesNotContain(PARENT);
        String told = HexFormat.of().formatHex(collected.poll(60, TimeUnit.SECONDS));
        assertThat(told).contains(TRACE, PARENT, hex("signal.step"), hex("signal-service"));
      }
    } finally {
      collector.stop(0);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpServer collector() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          collected.add(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private ServiceProcess start(TestBroker broker, Path plugins, int collector) throws Exception {
    return ServiceProcess.start(
        broker.bootstrapServers(),
        plugins,
        folder.resolve("service.log"),
        "-Dquarkus.otel.sdk.disabled=false",
        "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
        "-Dquarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:" + collector,
        "-Dquarkus.otel.bsp.schedule.delay=100ms");
  }

  private static void write(String servers) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < 2 * TRACED; i++) {
        ProducerRecord<String, byte[]> event =
            new ProducerRecord<>("tape", 0, "BTC", TapeCodec.encode(TAPE.get(i)));
        if (i == TRACED) {
          String sender = "00-" + TRACE + "-" + PARENT + "-01";
          event.headers().add("traceparent", sender.getBytes(StandardCharsets.US_ASCII));
        }
        producer.send(event).get();
      }
    }
  }

  /** The first such header among the signals. */
  private static String awaitTraced(String servers, ServiceProcess service) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition signals = new TopicPartition("signals", 0);
      consumer.assign(List.of(signals));
      consumer.seekToBeginning(List.of(signals));
      while (service.isAlive()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          if (record.headers().lastHeader("traceparent") != null) {
            byte[] value = record.headers().lastHeader("traceparent").value();
            return new String(value, StandardCharsets.US_ASCII);
          }
        }
      }
    }
    throw new IllegalStateException("the service ended before it said anything of the trace");
  }
}
