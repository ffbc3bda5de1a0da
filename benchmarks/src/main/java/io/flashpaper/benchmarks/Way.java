// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.benchmarks;

import java.util.HashMap;
import java.util.Map;

/** A way to write the tape. */
enum Way {
  /** Plain sends, each with a header that names the writer's epoch. */
  EPOCH_HEADER("epoch header", false, 0),
  TRANSACTIONS_AT_ONCE("transactions at once", true, 0),
  TRANSACTIONS_OF_5_MS("transactions of 5 ms", true, 5),
  TRANSACTIONS_OF_20_MS("transactions of 20 ms", true, 20);

  private final String label;
  private final boolean transactional;
  private final int gatherMs;

  Way(String label, boolean transactional, int gatherMs) {
    this.label = label;
    this.transactional = transactional;
    this.gatherMs = gatherMs;
  }

  String label() {
    return label;
  }

  String topic() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  boolean isTransactional() {
    return transactional;
  }

  int gatherMs() {
    return gatherMs;
  }

  Map<String, Object> producerSettings(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", transactional ? 1000 : 3);
    settings.put("batch.size", 1 << 18);
    if (transactional) {
      settings.put("transactional.id", topic());
      settings.put("retry.backoff.ms", 2);
      settings.put("retry.backoff.max.ms", 200);
    }
    return settings;
  }
}
