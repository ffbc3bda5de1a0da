// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.record.Recorder;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A recorder in a process of its own, which runs until it is killed. */
final class RecorderProgram {
  private RecorderProgram() {}

  /** Takes Kafka's address and the directory. */
  public static void main(String[] args) throws IOException {
    RecordSettings settings =
        new RecordSettings(
            KafkaCluster.at(args[0]),
            Path.of(args[1]),
            new WriteSettings("BTC", "1.2.3", 0),
            Duration.ZERO);
    try (Recorder recorder =
        Recorder.open(settings, InstantSource.fixed(Instant.EPOCH), System.err::println)) {
      while (true) {
        recorder.step(Duration.ofMillis(5));
      }
    }
  }

  static Process start(String bootstrapServers, Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx96m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            RecorderProgram.class.getName(),
            bootstrapServers,
            directory.toString())
        .inheritIO()
        .start();
  }
}
