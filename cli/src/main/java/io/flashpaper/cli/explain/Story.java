// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.explain.Chart.Mark;
import io.flashpaper.model.MarketId;
import io.flashpaper.replay.verify.Recording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * All that is known of one trade.
 *
 * @param evidence the REST API's answer about it
 * @param path of its market and bitcoin, from some minutes before to a little after
 */
public record Story(JsonNode evidence, MarketPath path) {
  private static final Duration AFTER = Duration.ofSeconds(20);
  private static final long ONE = 1_000_000;

  /** Reads what the tape says around a trade. */
  public static Story of(JsonNode evidence, Recording recording, Duration before) {
    JsonNode trade = evidence.path("trade");
    long decided = evidence.path("atDecision").path("timeMs").asLong();
    long last =
        trade.hasNonNull("closedAt")
            ? ms(trade.path("closedAt"))
            : ms(trade.path("openedAt")) + before.toMillis();
    List<Long> arrivals = new ArrayList<>();
    evidence.path("orders").forEach(order -> arrivals.add(ms(order.path("arrivedAt"))));
    PathReader reader =
        new PathReader(
            new MarketId(trade.path("market").asText()),
            decided - before.toMillis(),
            last + AFTER.toMillis(),
            arrivals);
    return new Story(evidence, reader.read(recording, trade.path("entryOffset").asLong()));
  }

  static long ms(JsonNode time) {
    return Instant.parse(time.asText()).toEpochMilli();
  }

  JsonNode trade() {
    return evidence.path("trade");
  }

  boolean isYes() {
    return trade().path("side").asText().equals("YES");
  }

  /** The chart of it. */
  public Chart chart() {
    List<Mark> marks = new ArrayList<>();
    mark(marks, "openedAt", "entryPrice", true, "bought ");
    String way = settled() ? "paid " : "sold ";
    mark(marks, "closedAt", "exitPrice", false, way);
    return new Chart(title(), path, marks, OptionalLong.empty());
  }

  private boolean settled() {
    return trade().hasNonNull("settlement");
  }

  private void mark(List<Mark> marks, String time, String price, boolean isEntry, String label) {
    if (!trade().hasNonNull(time) || !trade().hasNonNull(price)) {
      return;
    }
    BigDecimal dollars = new BigDecimal(trade().path(price).asText());
    long micros = dollars.movePointRight(6).longValue();
    marks.add(
        new Mark(
            ms(trade().path(time)),
            isYes() ? micros : ONE - micros,
            isEntry,
            label + trade().path("side").asText() + " at " + FactText.plain(dollars, 2)));
  }

  String title() {
    return "%s of %s in %s"
        .formatted(
            trade().path("side").asText(),
            trade().path("instance").asText(),
            trade().path("market").asText());
  }

  static String dollars(long micros) {
    return String.format(Locale.ROOT, "$%,.2f", BigDecimal.valueOf(micros, 6));
  }
}
