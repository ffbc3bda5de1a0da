// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.observation.EventTraces;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes Kafka's messages of what the desk says, once this process leads. A message that Kafka will
 * not take ends the process: to go on would leave a hole in the tape.
 */
@Singleton
public final class TapeOutput implements FeedOutput {
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(3);

  private final Broker broker;
  private final ScaledClock clock;
  private final FeedMetrics metrics;
  private final ProcessEnd end;
  private final EventTraces traces;
  private volatile @Nullable GroupCommit writer;
  private byte[] term = {};

  TapeOutput(
      Broker broker, ScaledClock clock, MeterRegistry meters, ProcessEnd end, EventTraces traces) {
    this.broker = broker;
    this.clock = clock;
    this.metrics = new FeedMetrics(meters);
    this.end = end;
    this.traces = traces;
    metrics.acknowledgedAge(this::acknowledgedSecondsAgo);
  }

  private double acknowledgedSecondsAgo() {
    OptionalLong last = acknowledgedMs();
    return last.isEmpty()
        ? Double.NaN
        : clock.toWall(Duration.ofMillis(clock.millis() - last.getAsLong())).toMillis() / 1e3;
  }

  /** Shuts out every earlier writer; only then is the tape's end what it will stay. */
  public void begin(int newTerm) {
    term = text(newTerm);
    writer = GroupCommit.begin(broker, clock, metrics, end);
  }

  /** Writes what is still to be written, and ends. */
  public void close() throws InterruptedException {
    GroupCommit current = writer;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void tape(TapeEvent event) {
    tape(event, Optional.empty());
  }

  @Override
  public void tape(TapeEvent event, Optional<Stamp> stamp) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(
            Topic.TAPE.topicName(), 0, event.timeMs(), Topic.UNDERLYING, TapeCodec.encode(event));
    message.headers().add("term", term);
    stamp.ifPresent(
        s -> {
          message.headers().add("received", text(s.receivedMs()));
          s.venueMs().ifPresent(ms -> message.headers().add("venue", text(ms)));
        });
    Span span = traces.begin("feed.write");
    if (span.isRecording()) {
      span.setAttribute("event", event.getClass().getSimpleName());
      stamp.ifPresent(s -> span.setAttribute("venue", s.venue()));
      EventTraces.hand(span, message.headers());
    }
    send(message, stamp, span);
  }

  @Override
  public void raw(RawTick tick) {
    send(beside(Topic.SPOT_TICKS.topicName(), tick.venue(), Letters.encode(tick)));
  }

  @Override
  public void dead(Refused refused) {
    String key = refused.source() == Topic.TAPE ? Topic.UNDERLYING : refused.venue();
    send(beside(refused.source().deadLetterName(), key, Letters.encode(refused)));
  }

  private static ProducerRecord<String, byte[]> beside(String topic, String key, byte[] value) {
    return new ProducerRecord<>(topic, 0, key, value);
  }

  private void send(ProducerRecord<String, byte[]> message) {
    send(message, Optional.empty(), Span.getInvalid());
  }

  private void send(ProducerRecord<String, byte[]> message, Optional<Stamp> stamp, Span span) {
    GroupCommit current = writer;
    if (current == null) {
      throw new IllegalStateException("only the leader writes");
    }
    current.send(message, stamp, span);
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void fail(String error) {
    end.because(error);
  }

  /** Whether Kafka has taken a message, takes them still, and none has failed. */
  public boolean isWritable() {
    GroupCommit current = writer;
    return current != null && !end.hasBegun() && current.isAccepted(SILENCE_LIMIT);
  }

  /** When Kafka last acknowledged what was written; empty before the first time. */
  public OptionalLong acknowledgedMs() {
    GroupCommit current = writer;
    return current == null ? OptionalLong.empty() : current.acknowledgedMs();
  }
}
