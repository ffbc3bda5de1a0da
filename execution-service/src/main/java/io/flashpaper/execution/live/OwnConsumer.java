// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.intake.Broker;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A consumer beside the ledger's: without a group, and of Kafka it asks patiently. */
final class OwnConsumer {
  private static final int BACKOFF_MS = 5_000;
  private static final int FETCH_WAIT_MS = 100;
  private static final int PATIENCE_MS = 10_000;

  private OwnConsumer() {}

  /** One of this name, for one thread. */
  static KafkaConsumer<String, byte[]> open(Broker broker, String name) {
    Map<String, Object> settings = new HashMap<>(broker.reader(name));
    settings.put("auto.offset.reset", "earliest");
    settings.put("fetch.max.wait.ms", FETCH_WAIT_MS);
    settings.put("default.api.timeout.ms", PATIENCE_MS);
    settings.put("retry.backoff.max.ms", BACKOFF_MS);
    settings.put("reconnect.backoff.max.ms", BACKOFF_MS);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
