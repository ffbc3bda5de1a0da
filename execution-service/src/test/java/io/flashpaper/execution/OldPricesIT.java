// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Prices older than those that are kept in memory, by a packaged service with a real broker. */
@Timeout(300)
class OldPricesIT {
  private static final Path LOG = Path.of("target", "old-prices.log");
  private static final String READ = "read-token-of-the-test-0123456789abcdef01";
  private static final long LATER_MS = ScriptedTape.T0 + Duration.ofHours(10).toMillis();
  private static final String MARKET = "KXBTC15M-TEST-2";
  private static final List<String> COLUMNS =
      List.of("timesMs", "btc", "yesBid", "yesAsk", "fairValue", "strike", "reason");

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(13, 6_000);

  @Test
  void whatWasForgottenIsReadFromTheTapeAsItWasKnownWhenItWasYoung() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("old");
      int written = tape.events.size();
      TapeProducer.of(tape, stack).send(0, written);
      JsonNode young;
      try (ServiceProcess service = service(stack, database)) {
        service.await(life(), answer -> answer.body().contains("\"whole\":true"));
        young = service.json(life());
        checkYoung(young);
        goOnTenHoursLater();
        TapeProducer.of(tape, stack).send(written, tape.events.size());
        awaitEnd(service);
        checkOld(service, young);
      }
      try (ServiceProcess again = service(stack, database)) {
        awaitEnd(again);
        checkOld(again, young);
      }
    }
  }

  private static ServiceProcess service(TestStack stack, TestStack.Database database)
      throws Exception {
    return new ServiceProcess("old", stack, database, LOG, "flashpaper.api.read-tokens=" + READ)
        .as(READ);
  }

  private void goOnTenHoursLater() {
    for (int second = 0; second < 30; second++) {
      tape.events.add(
          new IndexTick(
              LATER_MS + second * 1000L,
              OptionalLong.of(76_000_000_000L),
              IndexStatus.OK,
              5,
              List.of()));
    }
  }

  private static void awaitEnd(ServiceProcess service) throws InterruptedException {
    service.await(
        "/api/v1/history", answer -> answer.body().contains("\"toMs\":" + (LATER_MS + 29_000)));
  }

  private static String history(long fromMs, long toMs) {
    return "/api/v1/history?points=5000&from=%d&to=%d".formatted(fromMs, toMs);
  }

  /** A market's five minutes and something before and after. */
  private static String life() {
    long open = ScriptedTape.T0 + 600_000;
    return history(open - 60_000, open + 330_000) + "&market=" + MARKET;
  }

  private static void checkYoung(JsonNode young) {
    assertThat(young.get("keptFromMs").asLong()).isEqualTo(ScriptedTape.T0);
    assertThat(young.get("reason").isNull()).isTrue();
    assertThat(young.get("timesMs")).hasSize(391);
    long known = 0;
    for (JsonNode bid : young.get("yesBid")) {
      known += bid.isNumber() ? 1 : 0;
    }
    assertThat(known).isEqualTo(300);
  }

  private static void checkOld(ServiceProcess service, JsonNode young) throws Exception {
    for (int time = 0; time < 2; time++) {
      JsonNode old = service.json(life());
      assertThat(old.get("keptFromMs").asLong()).isGreaterThan(young.get("toMs").asLong());
      for (String column : COLUMNS) {
        assertThat(old.get(column)).as(column).isEqualTo(young.get(column));
      }
    }
    long begin = ScriptedTape.T0;
    assertThat(reason(service, begin - 3_600_000, begin - 1))
        .startsWith("the tape has no prices from ")
        .endsWith("; it begins at 2026-09-21T14:15:00Z");
    assertThat(reason(service, begin + 3_600_000, begin + 3_700_000))
        .startsWith("the tape has no prices from ")
        .doesNotContain("begins");
    assertThat(reason(service, begin - 7_200_001, begin))
        .endsWith("is read from the tape, at most 2 hours at once");
    assertThat(service.as("").get(life()).statusCode()).isEqualTo(401);
    service.as(READ);
  }

  private static String reason(ServiceProcess service, long fromMs, long toMs) throws Exception {
    return service.json(history(fromMs, toMs)).get("reason").asText();
  }
}
