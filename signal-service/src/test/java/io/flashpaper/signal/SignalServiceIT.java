// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class SignalServiceIT {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(50, 2);
  private static final int GROUP = 250;
  private static final byte[] GARBAGE = "{\"type\":".getBytes(StandardCharsets.UTF_8);

  private static final List<TopicSpec> TOPICS =
      TopicPlan.all(Shard.ONLY).stream()
          .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
          .toList();

  @TempDir Path folder;

  /** Where Kafka has put each event; the transactions' ends lie between. */
  private final List<Long> offsets = new ArrayList<>();

  private long garbageOffset;

  private List<SignalMessage> expected(Lineup lineup) {
    SignalRun run =
        new SignalRun(
            SignalSettings.DEFAULT,
            lineup,
            new Resume(Optional.empty(), LineupMark.NONE, List.of()));
    List<SignalMessage> said = new ArrayList<>();
    for (int i = 0; i < TAPE.size(); i++) {
      run.step(new TapeRecord(offsets.get(i), TAPE.get(i)))
          .forEach(each -> said.add(each.message()));
    }
    return said;
  }

  /** Writes as the feed does: by transactions, of which some are tried in vain. */
  private void write(String bootstrapServers, int from, int to) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "feed"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      for (int first = from; first < to; first += GROUP) {
        producer.beginTransaction();
        send(producer, first, Math.min(to, first + 3));
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = send(producer, first, Math.min(to, first + GROUP));
        producer.commitTransaction();
        for (Future<RecordMetadata> event : sent) {
          offsets.add(event.get().offset());
        }
      }
    }
  }

  private List<Future<RecordMetadata>> send(
      KafkaProducer<String, byte[]> producer, int from, int to) throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (i == TAPE.size() / 2) {
        garbageOffset =
            producer.send(new ProducerRecord<>("tape", 0, "BTC", GARBAGE)).get().offset();
      }
      sent.add(
          producer.send(new ProducerRecord<>("tape", 0, "BTC", TapeCodec.encode(TAPE.get(i)))));
    }
    return sent;
  }

  /** At least one: a batch that was cut off may have sent its own before. */
  private void checkDeadLetters(String servers) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition("tape.dead", 0)));
      ConsumerRecords<byte[], byte[]> letters = consumer.poll(Duration.ofSeconds(10));
      assertThat(letters).isNotEmpty();
      for (ConsumerRecord<byte[], byte[]> letter : letters) {
        assertThat(letter.value()).isEqualTo(GARBAGE);
        assertThat(letter.headers().lastHeader("reason").value()).isNotEmpty();
        assertThat(letter.headers().lastHeader("tapeOffset").value())
            .asString(StandardCharsets.UTF_8)
            .isEqualTo(Long.toString(garbageOffset));
      }
    }
  }

  @Test
  void aMissingJarIsSaidInOneSentenceAndTakenUpOnceItIsThere() throws Exception {
    Path plugins = folder.resolve("plugins");
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
      broker.createTopics(TOPICS);
      String servers = broker.bootstrapServers();
      write(servers, 0, 100);
      Path log = folder.resolve("service.log");
      try (ServiceProcess service = ServiceProcess.start(servers, plugins, log);
          SignalsReader signals = new SignalsReader(servers)) {
        assertThat(signals.readUntil(offsets.getLast(), service::isAlive)).isTrue();
        assertThat(signals.messages()).noneMatch(StrategyLoaded.class::isInstance);
        assertThat(service.awaitAnswer("/q/health/ready", 200))
            .contains("needs strategy delay_arb", plugins.toString(), "copy its jar");
        assertThat(service.awaitAnswer("/api/v1/strategies", 200)).contains("\"WAITING\"");
        DelayArbLineup.install(plugins);
        service.awaitAnswer("/api/v1/strategies", 200, "\"WARMING_UP\"");
        write(servers, 100, 200);
        assertThat(signals.readUntil(offsets.getLast(), service::isAlive)).isTrue();
        assertThat(signals.messages())
            .filteredOn(StrategyLoaded.class::isInstance)
            .extracting(SignalMessage::tapeOffset)
            .containsExactly(offsets.get(100), offsets.get(100));
        service.awaitAnswer("/api/v1/strategies", 200, "\"RUNNING\"");
      }
    }
  }

  @Test
  void killedAndRestartedItSaysExactlyWhatAnUninterruptedOneWouldHaveSaid() throws Exception {
    Path plugins = folder.resolve("plugins");
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
      broker.createTopics(TOPICS);
      String servers = broker.bootstrapServers();
      DelayArbLineup.install(plugins);
      int[] stops = {3000, 9000, TAPE.size() * 2 / 3, TAPE.size()};
      int written = 0;
      try (SignalsReader signals = new SignalsReader(servers)) {
        for (int stop : stops) {
          // The first part of each stretch is waited for; what follows is cut off at any point.
          try (ServiceProcess service =
              ServiceProcess.start(servers, plugins, folder.resolve("service.log"))) {
            int middle = written + (stop - written) / 2;
            write(servers, written, middle);
            assertThat(signals.readUntil(offsets.getLast(), service::isAlive)).isTrue();
            write(servers, middle, stop);
            if (stop == TAPE.size()) {
              assertThat(signals.readUntil(offsets.getLast(), service::isAlive)).isTrue();
              assertThat(service.awaitAnswer("/q/health/ready", 200)).contains("tapeAssigned");
              assertThat(service.awaitAnswer("/api/v1/strategies", 200))
                  .contains("\"state\":\"RUNNING\"", "delay_arb", "min-momentum-ppm");
              assertThat(service.awaitAnswer("/q/metrics", 200))
                  .contains("flashpaper_signal_messages_total");
            }
          }
          written = stop;
        }
        List<SignalMessage> expected = expected(DelayArbLineup.load(plugins));
        assertThat(expected)
            .hasAtLeastOneElementOfType(Signal.class)
            .hasAtLeastOneElementOfType(GateCounts.class)
            .hasAtLeastOneElementOfType(StrategyLoaded.class);
        assertThat(signals.messages()).isEqualTo(expected);
        checkDeadLetters(servers);
      }
    }
  }
}
