// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path dir;

  private static SmallRyeConfig config(String directories) {
    return new SmallRyeConfigBuilder()
        .withSources(new SecretFiles())
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "smallrye.config.source.file.locations",
                    directories,
                    "quarkus.datasource.password",
                    "the default"),
                "application",
                250))
        .withSources(
            new PropertiesConfigSource(Map.of("from.environment", "wins"), "environment", 300))
        .build();
  }

  @Test
  void aFileSaysMoreThanADefaultAndLessThanTheEnvironment() throws Exception {
    Files.writeString(dir.resolve("quarkus.datasource.password"), "from the file\n");
    Files.writeString(dir.resolve("from.environment"), "loses");
    SmallRyeConfig config = config(dir.toString());
    assertThat(config.getRawValue("quarkus.datasource.password")).isEqualTo("from the file");
    assertThat(config.getRawValue("from.environment")).isEqualTo("wins");
    assertThat(config(dir.toUri().toString()).getRawValue("quarkus.datasource.password"))
        .isEqualTo("from the file");
  }

  @Test
  void aDirectoryThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> config(dir.resolve("none").toString()))
        .hasMessageContainingAll("smallrye.config.source.file.locations", "none", "no directory");
  }
}
