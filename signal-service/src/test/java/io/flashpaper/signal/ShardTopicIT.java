// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.tape.Shard;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topic of the signals on a real broker: settled for a number of shards by whoever is first.
 */
@Timeout(120)
class ShardTopicIT {
  @TempDir Path folder;

  @Test
  void theFirstShardMakesItForAllAndNoOtherNumberOfShardsSpeaksInIt() throws Exception {
    try (LocalBroker kafka = LocalBroker.start(folder)) {
      Broker first = broker(kafka, new Shard(0, 2));
      Broker second = broker(kafka, new Shard(1, 2));
      new OwnTopics(first).ensure();
      new OwnTopics(second).ensure();
      speak(first);
      assertThat(new SignalsTail(first).read().progress()).isPresent();
      assertThat(new SignalsTail(second).read().progress()).isEmpty();
      assertThatIllegalStateException()
          .isThrownBy(() -> new OwnTopics(broker(kafka, Shard.ONLY)).ensure())
          .withMessageContainingAll("topic signals has 2 partitions", "flashpaper.shards=2");
      // As if somebody had added partitions by hand.
      assertThatIllegalStateException()
          .isThrownBy(() -> new SignalsTail(broker(kafka, new Shard(0, 3))).read())
          .withMessageContainingAll("signals-0 is that of shard 0 of 2", "shard 0 of 3");
    }
  }

  private static void speak(Broker broker) {
    SignalWriter writer = new SignalWriter(broker);
    writer.begin();
    writer.mark(new Progress(7, 1_000, 3), "");
    writer.commit();
    writer.end();
  }

  private static Broker broker(LocalBroker kafka, Shard shard) {
    KafkaConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withMapping(KafkaConfig.class)
            .build()
            .getConfigMapping(KafkaConfig.class);
    return new Broker(Map.of("bootstrap.servers", kafka.bootstrapServers()), config, shard);
  }
}
