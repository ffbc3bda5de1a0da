// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.intake.Broker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jboss.logging.Logger;

/**
 * Follows the end of the tape. It begins a few minutes back, so that all is known at once; what was
 * before is read beside it, once it has caught up.
 */
@Singleton
public final class TapeFollower {
  private static final Logger LOG = Logger.getLogger(TapeFollower.class);
  private static final long NEVER = Long.MAX_VALUE;

  private final LiveTape live;
  private final Broker broker;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long seenMs = NEVER;
  private boolean pastIsAsked;

  /** Fills what people look at. */
  public TapeFollower(LiveTape live, Broker broker) {
    this.live = live;
    this.broker = broker;
  }

  void start(@Observes StartupEvent event) {
    new BackgroundReader("live", broker, stopped).start(this::follow);
    new BackgroundReader("live-marks", broker, stopped)
        .start(new MarkFollower(live, broker.signals(), stopped)::follow);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    consumer.assign(Set.of(TapeReading.TAPE));
    TapeReading tape = new TapeReading(consumer);
    long end = tape.end();
    OptionalLong last = tape.lastTimeMs();
    long beginMs = Math.min(seenMs, last.orElse(0)) - TapeProjection.WARM_UP.toMillis();
    consumer.seek(TapeReading.TAPE, tape.offsetAt(beginMs));
    TapeProjection projection = new TapeProjection(live.history());
    while (stopped.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> next :
          consumer.poll(TapeReading.POLL).records(TapeReading.TAPE)) {
        TapeReading.event(next).ifPresent(event -> projection.accept(next.offset(), event));
      }
      if (consumer.position(TapeReading.TAPE) >= end) {
        askForPast(last, beginMs);
        if (projection.offset() != live.latest().offset()) {
          seenMs = projection.timeMs();
          live.publish(projection.moment());
        }
      }
    }
  }

  private void askForPast(OptionalLong last, long beforeMs) {
    if (pastIsAsked) {
      return;
    }
    pastIsAsked = true;
    if (last.isEmpty()) {
      live.isWhole();
      return;
    }
    new BackgroundReader("live-past", broker, stopped)
        .start(
            consumer -> {
              if (new TapePast(consumer, live.history(), stopped).isReadBefore(beforeMs)) {
                live.isWhole();
                LOG.infof("The prices of the last hours are known: %s", live.history().extent());
              }
            });
  }
}
