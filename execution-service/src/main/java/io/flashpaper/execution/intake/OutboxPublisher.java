// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.OwnShard;
import io.flashpaper.ledger.store.Outbox;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Publishes committed entries in order, after the transaction, on a thread of its own. What is sent
 * but not yet struck off when the process dies is sent again with the same {@code ledgerId}.
 */
@Singleton
public final class OutboxPublisher {
  private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);
  private static final int CHUNK = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox").factory());
  private final AtomicBoolean active = new AtomicBoolean();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Outbox outbox;
  private final int kept;
  private final int partition;
  private final MutinyEmitter<byte[]> ledger;

  /** The publisher of an outbox; idle until {@link #start}. */
  public OutboxPublisher(
      Outbox outbox, @Channel("ledger") MutinyEmitter<byte[]> ledger, ExecutionConfig config) {
    this.outbox = outbox;
    this.partition = OwnShard.of(config).index();
    this.kept = config.stream().keptEntries();
    if (kept < 0) {
      throw new IllegalArgumentException(
          "flashpaper.stream.kept-entries is %d, but must not be below 0".formatted(kept));
    }
    this.ledger = ledger;
  }

  void start() {
    active.set(true);
    wake();
  }

  void stop() {
    active.set(false);
  }

  /** There may be something to publish. */
  void wake() {
    if (active.get() && awake.compareAndSet(false, true)) {
      thread.execute(this::publish);
    }
  }

  private void publish() {
    awake.set(false);
    try {
      List<Outbox.Entry> entries = outbox.next(CHUNK);
      while (active.get() && !entries.isEmpty()) {
        send(entries);
        outbox.published(entries.getLast().id(), kept);
        entries = outbox.next(CHUNK);
      }
    } catch (SQLException | RuntimeException failed) {
      LOG.warnf("The ledger topic lags behind, trying again: error=%s", failed.getMessage());
      thread.schedule(this::wake, 1, TimeUnit.SECONDS);
    }
  }

  private void send(List<Outbox.Entry> entries) {
    Uni.join()
        .all(entries.stream().map(this::send).toList())
        .andFailFast()
        .await()
        .atMost(PATIENCE);
  }

  private Uni<Void> send(Outbox.Entry entry) {
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withPartition(partition)
            .withKey(entry.key())
            .build();
    return ledger.sendMessage(
        Message.of(entry.message().getBytes(StandardCharsets.UTF_8)).addMetadata(metadata));
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }
}
