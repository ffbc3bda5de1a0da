// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.record;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What to record.
 *
 * @param kafka the cluster that has the topics
 * @param directory where the files go; made if there is none
 * @param write how they are written
 * @param flushEvery how long a record may wait until it is on disk: longer makes smaller files, and
 *     loses nothing, since Kafka has it
 */
public record RecordSettings(
    KafkaCluster kafka, Path directory, WriteSettings write, Duration flushEvery) {
  /** What suits a running stack. */
  public static final Duration FLUSH_EVERY = Duration.ofSeconds(5);
}
