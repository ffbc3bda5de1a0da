// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.config.KafkaConfig;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.teststack.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTailIT {
  private static final long HEARTBEATS = 12_000;

  private static final KafkaConfig USUAL =
      new KafkaConfig() {
        @Override
        public Duration sessionTimeout() {
          return Duration.ofSeconds(6);
        }

        @Override
        public Duration patience() {
          return Duration.ofSeconds(30);
        }

        @Override
        public OptionalInt replicationFactor() {
          return OptionalInt.empty();
        }
      };

  @TempDir Path folder;

  @Test
  void theLastKeyFrameIsFoundHoweverFarBackAndAnUnreadableEventIsPassedOver()
      throws InterruptedException {
    try (TestBroker broker = TestBroker.start(folder)) {
      Broker kafka = new Broker(Map.of("bootstrap.servers", broker.bootstrapServers()), USUAL);
      FeedTopics.ensure(kafka);
      FeedTopics.ensure(kafka);
      TapeTail tail = new TapeTail(kafka);
      assertThat(tail.read().lastTimeMs()).isZero();

      write(broker.bootstrapServers());

      Past past = tail.read();
      assertThat(past.lastTimeMs()).isEqualTo(HEARTBEATS);
      assertThat(past.tradeIds()).containsExactly("T-1");
      assertThat(past.unsettled())
          .singleElement()
          .satisfies(live -> assertThat(live.market().id().ticker()).isEqualTo("M-1"));
    }
  }

  private static void write(String bootstrapServers) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, new KeyFrame(0, List.of(state()), Optional.empty(), List.of()));
      producer.send(new ProducerRecord<>(Topic.TAPE.topicName(), new byte[] {'?'}));
      send(producer, trade());
      LongStream.rangeClosed(1, HEARTBEATS).forEach(time -> send(producer, new Heartbeat(time)));
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, TapeEvent event) {
    producer.send(new ProducerRecord<>(Topic.TAPE.topicName(), TapeCodec.encode(event)));
  }

  private static PublicTrade trade() {
    return new PublicTrade(
        1,
        new MarketId("M-1"),
        "T-1",
        Side.YES,
        Price.ofCents(40),
        Quantity.ofContracts(1),
        1,
        false);
  }

  private static MarketState state() {
    Market market =
        new Market(
            new MarketId("M-1"),
            "S",
            MarketStatus.OPEN,
            StrikeRule.GREATER,
            OptionalLong.of(1),
            0,
            900_000,
            List.of());
    return new MarketState(
        market, Optional.empty(), Quantity.ZERO, Quantity.ZERO, FeedHealth.NOT_GRADED);
  }
}
