// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.ApiStub;
import io.flashpaper.cli.run.StackClient;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A report is of one ledger, though each part of it is an answer of its own. */
final class StackReportTest {
  private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");
  private static final SessionReport.Run RUN =
      SessionReport.Run.unknown("demo", "1.2.3", Instant.parse("2026-11-22T15:00:00Z"));

  private final ApiStub api = SessionPageTest.goldenSession();

  private SessionReport read() throws InterruptedException {
    try (api;
        StackClient client = new StackClient(URI.create(api.url()))) {
      return StackReport.read(client, Optional.of(SINCE), RUN);
    }
  }

  private long timesAsked(String path) {
    return api.asked().stream().filter(asked -> asked.startsWith("GET /api/v1/" + path)).count();
  }

  /** The golden answer after so many trades, and one whose time alone went on. */
  private static String summary(int trades) {
    return ApiStub.read("summary.json")
        .replaceFirst("\"trades\"\\s*:\\s*\\d+", "\"trades\": " + trades);
  }

  @Test
  void whatDidNotTradeIsReadOnce() throws Exception {
    api.once(
        "/api/v1/summary",
        200,
        ApiStub.read("summary.json").replaceFirst("\"signals\"\\s*:\\s*\\d+", "\"signals\": 1"));
    assertThat(read().isOneMoment()).isTrue();
    assertThat(timesAsked("statistics")).isEqualTo(1);
    assertThat(timesAsked("summary")).isEqualTo(2);
  }

  @Test
  void whatTradedMeanwhileIsReadAgain() throws Exception {
    api.once("/api/v1/summary", 200, summary(901)).once("/api/v1/summary", 200, summary(902));
    SessionReport report = read();
    assertThat(report.isOneMoment()).isTrue();
    assertThat(report.summary().trades()).isLessThan(900);
    assertThat(timesAsked("statistics")).isEqualTo(3);
  }

  @Test
  void whatTradesAllTheWhileIsSaidToDiffer() throws Exception {
    for (int trades = 900; trades < 910; trades++) {
      api.once("/api/v1/summary", 200, summary(trades));
    }
    SessionReport report = read();
    assertThat(report.isOneMoment()).isFalse();
    assertThat(timesAsked("statistics")).isEqualTo(5);
    assertThat(SessionPage.of(report)).contains("it traded while this was read");
    assertThat(SessionJson.of(report).path("oneMoment").asBoolean()).isFalse();
  }
}
