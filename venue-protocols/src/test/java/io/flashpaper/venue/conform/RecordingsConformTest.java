// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.conform.FileReport.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every recording of the venues that we have. What is expected of each file is in {@code
 * expected.json}, with the reason for every refusal; a file that is not named there must be read
 * without a refusal.
 */
class RecordingsConformTest {
  private static final String STREAM = "recorded/ws_frames_KXBTC-26APR1817_2026-04-18.jsonl";

  private static List<FileReport> reports(String folder) throws IOException {
    List<FileReport> reports = new ArrayList<>();
    Conformance.run(Recordings.file(folder), reports::add);
    return reports;
  }

  @Test
  void everyFrameOfKalshiIsUnderstoodRefusedForAReasonOrIgnoredByKind() throws IOException {
    check("kalshi");
  }

  @Test
  void everyFrameOfTheExchangesIsUnderstoodRefusedForAReasonOrIgnoredByKind() throws IOException {
    check("exchanges");
  }

  private static void check(String folder) throws IOException {
    JsonNode expected = expected().get(folder);
    for (FileReport report : reports(folder)) {
      print(folder, report);
      assertThat(report.readable()).as(report.file()).isTrue();
      JsonNode counts = expected.get(report.file());
      if (counts == null) {
        assertThat(report.refused()).as(report.file()).isEmpty();
      } else {
        assertThat(counts(report)).as(report.file()).isEqualTo(counts.get("counts").asText());
        assertThat(report.refused().stream().map(Refusals::reason).toList())
            .as(report.file())
            .isEqualTo(reasons(counts));
      }
    }
  }

  private static JsonNode expected() throws IOException {
    try (InputStream in = RecordingsConformTest.class.getResourceAsStream("expected.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  private static List<String> reasons(JsonNode counts) {
    List<String> reasons = new ArrayList<>();
    counts.path("refused").fieldNames().forEachRemaining(reasons::add);
    return reasons;
  }

  private static String counts(FileReport report) {
    return "%d = %d + %d + %d"
        .formatted(
            report.frames(), report.understood(), report.refusedFrames(), report.ignoredFrames());
  }

  private static void print(String folder, FileReport report) {
    System.out.printf(
        Locale.ROOT,
        "%-90s %-11s %5d frames: %4d understood %3d refused %4d ignored %s %s%n",
        folder + "/" + report.file(),
        report.venue(),
        report.frames(),
        report.understood(),
        report.refusedFrames(),
        report.ignoredFrames(),
        report.events(),
        report.ignored());
  }

  @Test
  void theRecordedStreamEndsInExactlyTheExpectedBooks() throws IOException {
    Optional<FileReport> stream =
        reports("kalshi").stream().filter(report -> report.file().equals(STREAM)).findFirst();
    Map<MarketId, Book> books = new HashMap<>();
    Recordings.json("kalshi/examples/expected_final_books_KXBTC-26APR1817.json")
        .get("final")
        .properties()
        .forEach(e -> books.put(new MarketId(e.getKey()), book(e.getValue())));
    assertThat(books).hasSize(8);
    assertThat(stream.orElseThrow().books()).isEqualTo(books);
  }

  private static Book book(JsonNode json) {
    return new Book(ladder(json.get("yes_dollars")), ladder(json.get("no_dollars")));
  }

  private static Ladder ladder(JsonNode levels) {
    Map<Price, Quantity> map = new HashMap<>();
    levels.forEach(l -> map.put(Price.of(l.get(0).asText()), Quantity.of(l.get(1).asText())));
    return Ladder.of(map);
  }

  @Test
  void aFileByItselfIsReadLikeInItsFolder() throws IOException {
    Path file = Recordings.file("kalshi/" + STREAM);
    List<FileReport> reports = new ArrayList<>();
    Conformance.run(file, reports::add);
    assertThat(reports).singleElement().satisfies(r -> assertThat(r.understood()).isEqualTo(74));
  }
}
