// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.quarkus.runtime.Quarkus;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Hands messages to Kafka in order, a bounded number at a time. A message that Kafka will not take
 * ends the process: to go on would leave a hole in the tape.
 */
@ApplicationScoped
public class TapeOutput implements FeedOutput {
  private static final Logger LOG = Logger.getLogger(TapeOutput.class);
  private static final int MAX_IN_FLIGHT = 4096;
  private static final int EXIT_CODE = 70;

  private final Emitter<byte[]> tape;
  private final Emitter<byte[]> tapeDead;
  private final Emitter<byte[]> spotTicks;
  private final Emitter<byte[]> spotTicksDead;
  private final Semaphore room = new Semaphore(MAX_IN_FLIGHT);
  private volatile boolean accepted;
  private volatile boolean failed;

  TapeOutput(
      @Channel("tape") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<byte[]> tape,
      @Channel("tape-dead") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<byte[]> tapeDead,
      @Channel("spot-ticks") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<byte[]> spotTicks,
      @Channel("spot-ticks-dead") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          Emitter<byte[]> spotTicksDead) {
    this.tape = tape;
    this.tapeDead = tapeDead;
    this.spotTicks = spotTicks;
    this.spotTicksDead = spotTicksDead;
  }

  @Override
  public void tape(TapeEvent event) {
    send(tape, Topic.UNDERLYING, TapeCodec.encode(event));
  }

  @Override
  public void raw(RawTick tick) {
    send(spotTicks, tick.venue(), Letters.encode(tick));
  }

  @Override
  public void dead(Refused refused) {
    boolean ofTape = refused.source() == Topic.TAPE;
    send(
        ofTape ? tapeDead : spotTicksDead,
        ofTape ? Topic.UNDERLYING : refused.venue(),
        Letters.encode(refused));
  }

  private void send(Emitter<byte[]> channel, String key, byte[] value) {
    room.acquireUninterruptibly();
    channel.send(
        Message.of(value, this::taken, this::refused)
            .addMetadata(OutgoingKafkaRecordMetadata.<String>builder().withKey(key).build()));
  }

  private CompletionStage<Void> taken() {
    accepted = true;
    room.release();
    return CompletableFuture.completedFuture(null);
  }

  private CompletionStage<Void> refused(Throwable cause) {
    room.release();
    fail("Kafka does not take a message: " + cause.getMessage());
    return CompletableFuture.completedFuture(null);
  }

  /** Be unready, and let the supervisor start the service anew. */
  @Override
  public void fail(String error) {
    if (!failed) {
      failed = true;
      LOG.errorf("The tape cannot be written; the service ends to be started anew error=%s", error);
      Quarkus.asyncExit(EXIT_CODE);
    }
  }

  /** Whether Kafka has taken a message and none has failed. */
  public boolean isWritable() {
    return accepted && !failed;
  }
}
