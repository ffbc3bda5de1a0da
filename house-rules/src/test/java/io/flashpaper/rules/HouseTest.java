// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every module must have, and what none may contain. */
class HouseTest {
  /**
   * Kalshi's paths that act on an account. We only ever read markets; the list of paper orders is
   * our own.
   */
  private static final Pattern ORDER_PATH =
      Pattern.compile(
          "/portfolio|CreateOrder|(?<!/api/v1|@Path\\(\")/orders\\b|\"(place|create)_order\"");

  @Test
  void everyModuleHasAReadme() {
    assertThat(House.modules())
        .allMatch(module -> Files.isRegularFile(module.resolve("README.md")));
  }

  @Test
  void everyPackageSaysWhatItIsForAndForbidsNull() throws IOException {
    List<Path> packages = House.sources().stream().map(Path::getParent).distinct().toList();
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).isRegularFile();
      assertThat(Files.readString(info)).contains("@NullMarked").contains("/**");
    }
  }

  @Test
  void nothingCanPlaceARealOrder() throws IOException {
    for (Path source : House.sources()) {
      assertThat(ORDER_PATH.matcher(Files.readString(source)).find())
          .as("%s must not name a way to place an order", source)
          .isFalse();
    }
  }

  @Test
  void noPrivateKeyLiesInTheRepository() throws IOException {
    try (Stream<Path> files = Files.walk(House.ROOT)) {
      List<Path> suspects =
          files
              .filter(Files::isRegularFile)
              .filter(path -> path.toString().endsWith(".pem") || path.toString().endsWith(".key"))
              .filter(path -> !path.startsWith(House.ROOT.resolve(".flashpaper")))
              .filter(path -> !path.toString().contains("/target/"))
              .toList();
      assertThat(suspects).isEmpty();
    }
  }
}
