// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.stack.ProcessSignal;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged services on one tape: whichever is lost, what is heard is the same. */
@Timeout(300)
class TakeoverIT {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(50, 2);
  private static final List<TopicSpec> TOPICS =
      TopicPlan.all(Shard.ONLY).stream()
          .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
          .toList();

  @TempDir Path folder;

  private final List<Long> offsets = new ArrayList<>();
  private int written;

  @Test
  void theSecondSpeaksWhenTheFirstIsHeldKilledOrStoppedAndNothingIsSaidTwice() throws Exception {
    Path plugins = folder.resolve("plugins");
    DelayArbLineup.install(plugins);
    try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
      broker.createTopics(TOPICS);
      String servers = broker.bootstrapServers();
      try (SignalsReader signals = new SignalsReader(servers);
          ServiceProcess first = start(servers, plugins)) {
        write(servers, 4);
        assertThat(signals.readUntil(offsets.getLast(), first::isAlive)).isTrue();
        try (ServiceProcess second = standby(servers, plugins)) {
          write(servers, 4);
          ProcessSignal.STOP.send(first.handle(), false);
          timed("held", signals, second);
          write(servers, 1);
          ProcessSignal.CONT.send(first.handle(), false);
          assertThat(first.awaitExit()).as("deposed, it comes back as a standby").isEqualTo(70);
          write(servers, 2);
          assertThat(signals.readUntil(offsets.getLast(), second::isAlive)).isTrue();
          try (ServiceProcess third = standby(servers, plugins)) {
            write(servers, 4);
            second.kill();
            timed("killed", signals, third);
            try (ServiceProcess fourth = standby(servers, plugins)) {
              write(servers, 4);
              third.stop();
              timed("stopped", signals, fourth);
            }
          }
        }
        List<SignalMessage> expected =
            Rehearsal.play(
                DelayArbLineup.load(plugins), TAPE.subList(0, written), i -> offsets.get((int) i));
        assertThat(expected).hasAtLeastOneElementOfType(Signal.class);
        assertThat(signals.messages()).filteredOn(SignalsConfigured.class::isInstance).hasSize(1);
        assertThat(signals.messages())
            .filteredOn(said -> !(said instanceof SignalsConfigured))
            .isEqualTo(expected);
      }
    }
  }

  private ServiceProcess start(String servers, Path plugins) throws IOException {
    return ServiceProcess.start(
        servers, plugins, folder.resolve("service.log"), "-Dflashpaper.kafka.session-timeout=2s");
  }

  private ServiceProcess standby(String servers, Path plugins) throws Exception {
    ServiceProcess service = start(servers, plugins);
    service.awaitAnswer("/q/health/ready", 200, "STANDBY");
    return service;
  }

  private void timed(String what, SignalsReader signals, ServiceProcess successor) {
    long begin = System.currentTimeMillis();
    assertThat(signals.readUntil(offsets.getLast(), successor::isAlive)).isTrue();
    System.out.printf(
        "TAKEOVER: a signal-service was %s, its standby had caught up after %s%n",
        what, Duration.ofMillis(System.currentTimeMillis() - begin));
  }

  /** Some twentieths of the tape. */
  private void write(String servers, int twentieths) throws Exception {
    int to = Math.min(TAPE.size(), written + twentieths * TAPE.size() / 20);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (TapeEvent event : TAPE.subList(written, to)) {
        sent.add(producer.send(new ProducerRecord<>("tape", 0, "BTC", TapeCodec.encode(event))));
      }
      for (Future<RecordMetadata> each : sent) {
        offsets.add(each.get().offset());
      }
    }
    written = to;
  }
}
