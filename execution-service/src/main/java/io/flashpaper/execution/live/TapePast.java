// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads what was before the reader of the present began, an hour at a time, the latest first: so a
 * chart of the last hour is whole long before one of eight. Rests between two batches, since
 * whoever keeps the ledger catches up at the same time.
 */
final class TapePast {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long REST_MS = 20;

  private final KafkaConsumer<String, byte[]> consumer;
  private final TapeReading tape;
  private final PriceHistory history;
  private final CountDownLatch stopped;

  TapePast(KafkaConsumer<String, byte[]> consumer, PriceHistory history, CountDownLatch stopped) {
    this.consumer = consumer;
    this.tape = new TapeReading(consumer);
    this.history = history;
    this.stopped = stopped;
  }

  /** Reads what is kept of the time before a moment; says whether nothing stopped it. */
  boolean isReadBefore(long nowMs) throws InterruptedException {
    consumer.assign(Set.of(TapeReading.TAPE));
    long oldest = nowMs - PriceHistory.KEPT.toMillis();
    boolean isMore = true;
    for (long end = nowMs; isMore && end > oldest && stopped.getCount() > 0; end -= HOUR_MS) {
      isMore = read(end - HOUR_MS, end);
    }
    return stopped.getCount() > 0;
  }

  /**
   * Reads a stretch, and over its end as far as the reader of what follows knew too little; says
   * whether there is anything before it.
   */
  private boolean read(long fromMs, long toMs) throws InterruptedException {
    long warmMs = TapeProjection.WARM_UP.toMillis();
    long begin = tape.offsetAt(fromMs - warmMs);
    long last = tape.end();
    TapeProjection projection = new TapeProjection(history);
    consumer.seek(TapeReading.TAPE, begin);
    while (consumer.position(TapeReading.TAPE) < last
        && projection.timeMs() < toMs + warmMs
        && !stopped.await(REST_MS, TimeUnit.MILLISECONDS)) {
      for (ConsumerRecord<String, byte[]> next :
          consumer.poll(TapeReading.POLL).records(TapeReading.TAPE)) {
        TapeReading.event(next).ifPresent(event -> projection.accept(next.offset(), event));
      }
    }
    return begin > tape.first();
  }
}
