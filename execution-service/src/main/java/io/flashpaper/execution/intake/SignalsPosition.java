// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Begins reading the signals where the ledger says, whatever Kafka remembers. */
@Singleton
@Identifier("signals-position")
public final class SignalsPosition implements KafkaConsumerRebalanceListener {
  // Asked for late: the connector makes its listeners before the channels the ledger publishes to.
  private final Instance<LedgerThread> ledger;

  /** The listener of a ledger. */
  public SignalsPosition(Instance<LedgerThread> ledger) {
    this.ledger = ledger;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      Optional<Long> start = ledger.get().beginSignals().join();
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(first, start.orElse(first)));
    }
  }
}
