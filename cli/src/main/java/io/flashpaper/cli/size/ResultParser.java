// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line: JSON as the REST API exports trades, or CSV. Of CSV the first line may name the
 * columns; without names the first column is the net result.
 */
final class ResultParser {
  private static final List<String> NET = List.of("net", "pnl");
  private static final List<String> CLOSED_AT = List.of("closedat", "closed_at");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private List<String> columns = List.of(NET.getFirst());
  private boolean begun;

  /**
   * A trade's result.
   *
   * @param line not blank
   * @return nothing for a line of names, and for a trade that has not ended
   */
  Optional<TradeResult> parse(String line) throws BadResultException {
    boolean first = !begun;
    begun = true;
    return line.startsWith("{") ? json(line) : csv(line, first);
  }

  private Optional<TradeResult> json(String line) throws BadResultException {
    try {
      JsonNode row = JSON.readTree(line);
      JsonNode net = row.has("net") ? row.get("net") : row.get("pnl");
      if (net == null) {
        throw new BadResultException(
            "it has no field pnl or net: write the trade's result after fees, in dollars");
      }
      return net.isNull()
          ? Optional.empty()
          : Optional.of(
              new TradeResult(
                  money("pnl", net.asText()),
                  row.path("closedAt").asText(""),
                  row.path("id").asText("")));
    } catch (JsonProcessingException wrong) {
      throw new BadResultException(
          "column %d: it is no JSON object: write one trade a line, such as {\"net\":\"1.45\"}"
              .formatted(wrong.getLocation().getColumnNr()));
    }
  }

  private Optional<TradeResult> csv(String line, boolean first) throws BadResultException {
    List<String> cells =
        Arrays.stream(line.split(",", -1)).map(ResultParser::withoutQuotes).toList();
    if (first && isNames(cells)) {
      List<String> names = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
      if (names.stream().noneMatch(NET::contains)) {
        throw new BadResultException(
            "no column is named net or pnl: name the one with the results after fees so");
      }
      columns = names;
      return Optional.empty();
    }
    int column = position(NET);
    if (cells.size() <= column) {
      throw new BadResultException(
          "column %d (%s) is missing: write the trade's result after fees, in dollars"
              .formatted(column + 1, columns.get(column)));
    }
    String net = cells.get(column);
    return net.isEmpty() && columns.size() > 1
        ? Optional.empty()
        : Optional.of(
            new TradeResult(
                money("column %d (%s)".formatted(column + 1, columns.get(column)), net),
                cell(cells, CLOSED_AT),
                cell(cells, List.of("id"))));
  }

  private static boolean isNames(List<String> cells) {
    return cells.stream().anyMatch(cell -> cell.matches("[A-Za-z_]+"));
  }

  private static String withoutQuotes(String cell) {
    return cell.strip().replaceFirst("^\"(.*)\"$", "$1");
  }

  private int position(List<String> names) {
    for (int i = 0; i < columns.size(); i++) {
      if (names.contains(columns.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private String cell(List<String> cells, List<String> names) {
    int column = position(names);
    return column < 0 || column >= cells.size() ? "" : cells.get(column);
  }

  private static Money money(String where, @Nullable String text) throws BadResultException {
    String plain = text == null ? "" : text.strip().replaceFirst("^\\+", "").replace("$", "");
    try {
      return Money.of(plain);
    } catch (IllegalArgumentException wrong) {
      throw new BadResultException(
          "%s is '%s', which is no amount of dollars: write a decimal such as -3.10"
              .formatted(where, text));
    }
  }
}
