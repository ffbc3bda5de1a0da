// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.LiveStatus;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Begins reading the tape where the ledger says, whatever Kafka remembers. */
@Singleton
@Identifier("tape-position")
public final class TapePosition implements KafkaConsumerRebalanceListener {
  // Asked for late: the connector makes its listeners before the channels the ledger publishes to.
  private final Instance<LedgerThread> ledger;
  private final LiveStatus status;

  /** The listener of a ledger. */
  public TapePosition(Instance<LedgerThread> ledger, LiveStatus status) {
    this.ledger = ledger;
    this.status = status;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      Optional<Long> start = ledger.get().begin().join();
      long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long from = start.orElse(first);
      if (from < first) {
        status.obstacle(
            "the tape begins at offset %d, but the ledger must read it from %d: give the topic back its older records or start with an empty ledger"
                .formatted(first, from));
      }
      consumer.seek(partition, from);
    }
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      ledger.get().end("the tape is assigned to another instance");
    }
  }
}
