// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.flashpaper.model.Price;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strategies compile against changes only knowingly: it stands in a file beside the pom. */
class ApiListingTest {
  private static final String FILE = "api-level-" + StrategyApi.LEVEL + ".txt";
  private static final Path MODULE =
      Path.of(System.getProperty("flashpaper.root"), "plugins", "strategy-api");

  @Test
  void whatStrategiesCompileAgainstIsAsListed() throws IOException {
    List<String> now =
        ApiListing.of(
            StrategyApi.class, SizingPolicy.class, Price.class, TapeEvent.class, Desire.class);
    Path fresh = MODULE.resolve("target").resolve(FILE);
    Files.write(fresh, now);
    Path committed = MODULE.resolve(FILE);
    List<String> listed = Files.exists(committed) ? Files.readAllLines(committed) : List.of();
    if (!now.equals(listed)) {
      fail(explanation(listed, now));
    }
  }

  private static String explanation(List<String> listed, List<String> now) {
    List<String> gone = new ArrayList<>(listed);
    gone.removeAll(now);
    List<String> come = new ArrayList<>(now);
    come.removeAll(listed);
    return """
    What strategies compile against is not as %s lists it.
    Gone or changed:
    %s
    New:
    %s
    %s
    * Every change is one that the table in the package documentation of io.flashpaper.strategy.api calls safe:
      accept it with  cp plugins/strategy-api/target/%s plugins/strategy-api/
    * Otherwise a strategy built before could break: raise StrategyApi.LEVEL to %d, rename the file to
      api-level-%d.txt, run this test and accept the new listing with the same command; say in CHANGELOG.md
      what authors have to change.\
    """
        .formatted(
            FILE,
            indented("- ", gone),
            indented("+ ", come),
            gone.isEmpty()
                ? "Nothing went away. There are two ways on:"
                : "Something went away, so the level must probably rise. There are two ways on:",
            FILE,
            StrategyApi.LEVEL + 1,
            StrategyApi.LEVEL + 1);
  }

  private static String indented(String mark, List<String> lines) {
    return lines.isEmpty() ? "  (nothing)" : "  " + mark + String.join("\n  " + mark, lines);
  }

  @Test
  void theListingSaysWhatAnAuthorHasToKnow() {
    assertThat(ApiListing.of(StrategyApi.class))
        .contains(
            "package io.flashpaper.strategy.api",
            "final class StrategyApi",
            "StrategyApi.LEVEL: int = 1",
            "interface Strategy<M extends Record>",
            "Strategy.evaluate(Moment, M): abstract Step<M>",
            "Strategy.longestWindow(): default Duration",
            "record Change(long fromMicros, long toMicros)",
            "Change.ppm(): long",
            "Step.of<M extends Record>(M, Desire): static Step<M>",
            "record Trigger.TradePrinted(TapeEvent.PublicTrade trade) implements Trigger")
        .doesNotContain("Change.fromMicros(): long")
        .noneMatch(line -> line.contains("java.util"));
  }

  @Test
  void theExplanationNamesWhatChangedAndBothWaysOn() {
    assertThat(explanation(List.of("A.a(): long", "B"), List.of("A.a(): int", "B", "C")))
        .contains("  - A.a(): long", "  + A.a(): int\n  + C", "cp plugins/strategy-api/target/")
        .contains("raise StrategyApi.LEVEL to " + (StrategyApi.LEVEL + 1));
  }
}
