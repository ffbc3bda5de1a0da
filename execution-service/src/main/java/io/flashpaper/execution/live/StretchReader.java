// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.intake.Broker;
import io.flashpaper.observation.NanoClock;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Reads an old stretch of the tape by a consumer of its own, on the thread of whoever asks. It
 * begins {@link TapeProjection#WARM_UP} early and ends with the first event after the stretch.
 */
final class StretchReader implements OldPricesShelf.Reader {
  /** So long it may take, by the machine's clock. */
  static final Duration LONGEST = Duration.ofSeconds(15);

  private static final Logger LOG = Logger.getLogger(StretchReader.class);

  private final Broker broker;
  private final NanoClock clock;

  /** The clock is only to say how long the reading takes. */
  StretchReader(Broker broker, NanoClock clock) {
    this.broker = broker;
    this.clock = clock;
  }

  @Override
  public OldPrices read(Stretch asked) {
    long begunNanos = clock.nanos();
    try (KafkaConsumer<String, byte[]> consumer = OwnConsumer.open(broker, "live-old")) {
      return read(consumer, asked, begunNanos);
    } catch (KafkaException away) {
      LOG.warnf("Old prices cannot be read from the tape: error=%s", away.getMessage());
      throw new UnreadStretchException(
          "prices of this time are read from the tape, and Kafka does not answer; ask again");
    }
  }

  private OldPrices read(KafkaConsumer<String, byte[]> consumer, Stretch asked, long begunNanos) {
    consumer.assign(Set.of(TapeReading.TAPE));
    TapeReading tape = new TapeReading(consumer);
    long begin = tape.offsetAt(asked.fromMs() - TapeProjection.WARM_UP.toMillis());
    long end = tape.end();
    StretchFold fold = new StretchFold(asked);
    consumer.seek(TapeReading.TAPE, begin);
    while (!fold.isOver() && consumer.position(TapeReading.TAPE) < end) {
      if (clock.nanos() - begunNanos > LONGEST.toNanos()) {
        throw tooSlow();
      }
      for (ConsumerRecord<String, byte[]> next :
          consumer.poll(TapeReading.POLL).records(TapeReading.TAPE)) {
        TapeReading.event(next).ifPresent(event -> fold.accept(next.offset(), event));
      }
    }
    return fold.prices(begin <= tape.first());
  }

  private static UnreadStretchException tooSlow() {
    return new UnreadStretchException(
        "prices of this time are read from the tape, which took longer than %d s: ask for a"
                .formatted(LONGEST.toSeconds())
            + " shorter time, or again when the service has less to do");
  }
}
