// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.trades;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.flashpaper.engine.execution.statistics.TradeResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The closed trades of a file, in the order in which they closed, and what is wrong with it. Open
 * trades are left out and counted.
 *
 * @param problems a sentence for each line that is no trade, with its number
 */
public record TradeFile(List<TradeResult> trades, long open, List<String> problems) {
  private static final int MOST_PROBLEMS = 20;
  private static final int MARK_LENGTH = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);
  private static final ObjectReader CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build()
          .readerFor(JsonNode.class)
          .with(CsvSchema.emptySchema().withHeader());

  /** Freezes the lists. */
  public TradeFile {
    trades = List.copyOf(trades);
    problems = List.copyOf(problems);
  }

  /** Reads to the end, or until too much is wrong. */
  public static TradeFile read(Reader input) throws IOException {
    BufferedReader reader = new BufferedReader(input, MARK_LENGTH);
    Collector found = new Collector();
    if (isJson(reader)) {
      lines(reader, found);
    } else {
      table(reader, found);
    }
    return found.file();
  }

  private static boolean isJson(BufferedReader reader) throws IOException {
    reader.mark(MARK_LENGTH);
    int first = reader.read();
    if (first != BYTE_ORDER_MARK) {
      reader.reset();
    }
    reader.mark(MARK_LENGTH);
    int next = reader.read();
    while (next >= 0 && Character.isWhitespace(next)) {
      next = reader.read();
    }
    reader.reset();
    return next == '{';
  }

  private static void lines(BufferedReader reader, Collector found) throws IOException {
    long number = 0;
    String line = reader.readLine();
    while (line != null && !found.isFull()) {
      number++;
      if (!line.isBlank()) {
        try {
          found.take(JSON.readTree(line), number);
        } catch (JsonProcessingException malformed) {
          found.problem(number, "it is no JSON: " + malformed.getOriginalMessage());
        }
      }
      line = reader.readLine();
    }
  }

  private static void table(BufferedReader reader, Collector found) throws IOException {
    try (var rows = CSV.<JsonNode>readValues(reader)) {
      while (!found.isFull() && rows.hasNext()) {
        JsonNode row = rows.next();
        found.take(row, rows.getParser().currentTokenLocation().getLineNr());
      }
    } catch (RuntimeJsonMappingException | JsonProcessingException malformed) {
      found.problems.add("the table cannot be read: " + firstLine(malformed));
    }
  }

  private static String firstLine(Exception malformed) {
    return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
  }

  /** Gathers trades and problems. */
  private static final class Collector {
    private final TradeParser parser = new TradeParser();
    private final List<TradeResult> trades = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long open;
    private long withTime;

    private void take(JsonNode row, long line) {
      try {
        if (!row.isObject()) {
          throw new BadTradeException("it is no trade: write one a line");
        }
        if (TradeParser.isOpen(row)) {
          open++;
          return;
        }
        trades.add(parser.parse(row, line));
        withTime += new TradeRow(row).text("closedAt").isPresent() ? 1 : 0;
      } catch (BadTradeException wrong) {
        problem(line, String.valueOf(wrong.getMessage()));
      }
    }

    private void problem(long line, String sentence) {
      problems.add("line %d: %s".formatted(line, sentence));
    }

    private boolean isFull() {
      return problems.size() >= MOST_PROBLEMS;
    }

    private TradeFile file() {
      if (withTime > 0 && withTime < trades.size()) {
        problems.add(
            "some lines have a field closedAt and some have none: give it for all or none");
      }
      if (trades.isEmpty() && problems.isEmpty()) {
        problems.add("there is no closed trade in it: see ./flashpaper stats -h for what to write");
      }
      trades.sort(Comparator.comparingLong(trade -> trade.times().closedMs()));
      return new TradeFile(trades, open, problems);
    }
  }
}
