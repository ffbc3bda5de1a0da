// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.intake.Broker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * A thread that reads from Kafka what nothing depends on: without a group, and when Kafka is away
 * it tries again.
 */
final class BackgroundReader {
  private static final Logger LOG = Logger.getLogger(BackgroundReader.class);
  private static final int AGAIN_SECONDS = 5;

  private final String name;
  private final Broker broker;
  private final CountDownLatch stopped;

  /** What is read. */
  @FunctionalInterface
  interface Body {
    /** Assigns, seeks and reads until it is done or stopped. */
    void read(KafkaConsumer<String, byte[]> consumer) throws InterruptedException;
  }

  /** A reader that ends when the latch is open. */
  BackgroundReader(String name, Broker broker, CountDownLatch stopped) {
    this.name = name;
    this.broker = broker;
    this.stopped = stopped;
  }

  void start(Body body) {
    Thread.ofPlatform().daemon().name(name).start(() -> run(body));
  }

  private void run(Body body) {
    try {
      while (!isDone(body)) {
        if (stopped.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isDone(Body body) throws InterruptedException {
    try (KafkaConsumer<String, byte[]> consumer = OwnConsumer.open(broker, name)) {
      body.read(consumer);
      return true;
    } catch (KafkaException away) {
      LOG.warnf("Reader %s cannot read, trying again: error=%s", name, away.getMessage());
      return false;
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "Reader %s cannot go on, beginning again", name);
      return false;
    }
  }
}
