// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything that is shipped comes under a licence of {@code etc/licences.txt}. What each part
 * comes under is left in {@code house-rules/target/licences.txt}.
 */
class LicencesTest {
  private static final List<String> PROGRAMS =
      List.of("feed-service", "signal-service", "execution-service", "cli", "venue-simulator");

  private static final Set<String> ALLOWED = new TreeSet<>();

  /** Of parts whose makers do not say it, or not in a known way. */
  private static final Map<String, String> SETTLED = new TreeMap<>();

  @BeforeAll
  static void readTheList() throws IOException {
    for (String line : Files.readAllLines(House.ROOT.resolve("etc/licences.txt"))) {
      String[] said = line.replaceFirst("#.*", "").strip().split("\\s+=\\s+", 2);
      if (said.length == 2) {
        SETTLED.put(said[0], said[1]);
      } else if (!said[0].isEmpty()) {
        ALLOWED.add(said[0]);
      }
    }
  }

  @Test
  void everyPartOfEveryProgramComesUnderAKnownLicence() throws IOException {
    Map<String, String> parts = new TreeMap<>();
    for (String program : PROGRAMS) {
      Path bill = House.ROOT.resolve(program).resolve("target/sbom.json");
      assumeFalse(Files.notExists(bill), "%s is not built yet".formatted(bill));
      for (JsonNode part : new ObjectMapper().readTree(bill.toFile()).path("components")) {
        if (!part.path("group").asText().equals("io.flashpaper")) {
          parts.put(part.path("purl").asText().replaceFirst("\\?.*", ""), licences(part));
        }
      }
    }
    Files.write(
        Files.createDirectories(House.ROOT.resolve("house-rules/target")).resolve("licences.txt"),
        parts.entrySet().stream().map(part -> part.getKey() + "  " + part.getValue()).toList());
    assertThat(parts).hasSizeGreaterThan(100);
    assertThat(parts.entrySet().stream().filter(part -> !isKnown(part)).toList())
        .as("parts under a licence that etc/licences.txt does not list: add it there if it suits")
        .isEmpty();
  }

  private static boolean isKnown(Map.Entry<String, String> part) {
    String name = part.getKey().replaceFirst("^pkg:maven/", "").replaceFirst("@.*", "");
    String said = SETTLED.getOrDefault(name, part.getValue());
    return List.of(said.split(" or ", -1)).stream().anyMatch(ALLOWED::contains);
  }

  private static String licences(JsonNode part) {
    List<String> said = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      String id = licence.path("id").asText(licence.path("name").asText());
      said.add(id.isEmpty() ? choice.path("expression").asText() : id);
    }
    return said.isEmpty() ? "nothing is said" : String.join(" or ", said);
  }
}
