// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Sets the reader of the tape back while it reads. What it has fetched before is still delivered
 * afterwards, and must be told apart by its offset.
 */
@ApplicationScoped
class TapeSeek {
  static final String CHANNEL = "tape";

  private final KafkaClientService clients;

  TapeSeek(KafkaClientService clients) {
    this.clients = clients;
  }

  /** Completes once the next fetch begins at an offset. */
  CompletableFuture<Void> to(long offset) {
    return clients
        .<String, byte[]>getConsumer(CHANNEL)
        .runOnPollingThread(
            (Consumer<String, byte[]> consumer) -> {
              consumer.assignment().forEach(tape -> consumer.seek(tape, offset));
            })
        .subscribeAsCompletionStage();
  }
}
