// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.teststack.DocumentedMetrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service without its Kafka shows to whoever watches it. */
class WatchedServiceIT {
  private static final String NOBODY = "127.0.0.1:9";

  @Test
  void itIsAliveTellsWhomItWaitsForAndLogsALineOfJsonForEachEvent(@TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("service.log");
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    try (ServiceProcess service =
        ServiceProcess.start(NOBODY, plugins, log, "-Dquarkus.log.console.json.enabled=true")) {
      assertThat(service.awaitAnswer("/q/health/live", 200, "waits for Kafka")).contains("tape");
      String metrics = service.awaitAnswer("/q/metrics", 200);
      DocumentedMetrics.ofLibraries()
          .forEach((name, type) -> assertThat(metrics).contains("# TYPE " + name + " " + type));
    }
    // What the JVM itself has to say does not come by the log.
    List<String> lines =
        Files.readAllLines(log).stream().filter(line -> !line.startsWith("WARNING: ")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      assertThat(event.path("service").asText()).isEqualTo("signal-service");
      assertThat(event.path("message").asText()).isNotBlank();
      assertThat(event.fieldNames())
          .toIterable()
          .contains("timestamp", "level", "loggerName")
          .doesNotContain("mdc", "hostName");
    }
  }
}
