// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.Topic;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Writes signals and dead letters, in the order given. Called by the tape's reader alone. */
@ApplicationScoped
class SignalSender {
  private final Emitter<byte[]> signals;
  private final Emitter<byte[]> dead;

  SignalSender(
      @Channel("signals") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> signals,
      @Channel("tape-dead") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<byte[]> dead) {
    this.signals = signals;
    this.dead = dead;
  }

  /** Sends an encoded message; completes when the broker has it. */
  CompletableFuture<Void> signal(byte[] message) {
    return send(signals, message, Topic.SHARD, new RecordHeaders());
  }

  /**
   * Sends a progress mark that says who spoke, once the broker has all that was said before it: a
   * mark that overtakes a lost signal would make the loss final. Completes when the broker has it.
   */
  CompletableFuture<Void> progress(
      Progress mark, String strategies, List<CompletableFuture<Void>> said) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(LineupHeader.NAME, strategies.getBytes(StandardCharsets.UTF_8));
    return CompletableFuture.allOf(said.toArray(CompletableFuture<?>[]::new))
        .thenCompose(_ -> send(signals, SignalCodec.encode(mark), Topic.SHARD, headers));
  }

  /** Sends what could not be read, with the reason; completes when the broker has it. */
  CompletableFuture<Void> dead(byte[] message, long tapeOffset, String reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("reason", reason.getBytes(StandardCharsets.UTF_8));
    headers.add("tapeOffset", Long.toString(tapeOffset).getBytes(StandardCharsets.UTF_8));
    return send(dead, message, Topic.UNDERLYING, headers);
  }

  private static CompletableFuture<Void> send(
      Emitter<byte[]> to, byte[] message, String key, RecordHeaders headers) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    OutgoingKafkaRecordMetadata<String> metadata =
        OutgoingKafkaRecordMetadata.<String>builder().withKey(key).withHeaders(headers).build();
    to.send(
        Message.of(message)
            .addMetadata(metadata)
            .withAck(
                () -> {
                  sent.complete(null);
                  return CompletableFuture.completedFuture(null);
                })
            .withNack(
                failure -> {
                  sent.completeExceptionally(failure);
                  return CompletableFuture.completedFuture(null);
                }));
    return sent;
  }
}
