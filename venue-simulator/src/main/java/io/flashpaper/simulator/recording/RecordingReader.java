// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.simulator.world.MarketTicker;
import io.flashpaper.simulator.world.PriceGrid;
import io.flashpaper.simulator.world.Recording;
import io.flashpaper.simulator.world.Sample;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a recording of JSON lines {@code {"t", "brti", "kalshi": {"ticker", "yes_bid", "yes_ask",
 * "volume"}}} and, next to it, every {@code settlements_*.json}.
 */
public final class RecordingReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  private RecordingReader(Path file) {
    this.file = file;
  }

  /**
   * Reads a recording and the settlements beside it.
   *
   * @throws RecordingException if a line is malformed or a file cannot be read
   */
  public static Recording read(Path file) {
    return new RecordingReader(file).recording();
  }

  private Recording recording() {
    List<Sample> samples = new ArrayList<>();
    try (var lines = Files.lines(file)) {
      long number = 0;
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        if (!line.isBlank()) {
          samples.add(new Line(number, parse(line, number)).sample(samples));
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new RecordingException(file, "cannot be read (" + e.getMessage() + ")");
    }
    try {
      return new Recording(samples, settlements());
    } catch (IllegalArgumentException e) {
      throw new RecordingException(file, String.valueOf(e.getMessage()));
    }
  }

  private JsonNode parse(String line, long number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new RecordingException(file, number, "(line)", "is not JSON");
    }
  }

  private Map<String, Boolean> settlements() throws RecordingException {
    Map<String, Boolean> results = new HashMap<>();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "settlements_*.json")) {
      for (Path settlements : found) {
        readSettlements(settlements, results);
      }
    } catch (IOException e) {
      throw new RecordingException(folder, "settlements cannot be read (" + e.getMessage() + ")");
    }
    return results;
  }

  private static void readSettlements(Path settlements, Map<String, Boolean> results)
      throws IOException {
    for (JsonNode row : JSON.readTree(settlements.toFile())) {
      String ticker = row.path("ticker").asText();
      switch (row.path("settlement_result").asText()) {
        case "yes" -> results.put(ticker, true);
        case "no" -> results.put(ticker, false);
        default -> {
          // An outcome that was not yet known when it was asked for says nothing.
        }
      }
    }
  }

  /** One line being read. */
  private final class Line {
    private final long number;
    private final JsonNode node;

    Line(long number, JsonNode node) {
      this.number = number;
      this.node = node;
    }

    Sample sample(List<Sample> before) {
      long atMs = time();
      if (!before.isEmpty() && atMs <= before.getLast().atMs()) {
        throw bad("t", "must be later than on the line before");
      }
      JsonNode brti = node.path("brti");
      if (!brti.isNumber() || !(brti.asDouble() > 0)) {
        throw bad("brti", "must be a number above 0, but is " + brti);
      }
      JsonNode kalshi = node.path("kalshi");
      return new Sample(
          atMs, brti.asDouble(), kalshi.isObject() ? quote(kalshi) : Optional.empty());
    }

    private long time() {
      String text = node.path("t").asText();
      try {
        return (text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))
            .toEpochMilli();
      } catch (DateTimeException e) {
        throw bad("t", "must be a UTC time like 2026-02-02T02:44:21.439, but is " + node.path("t"));
      }
    }

    /** A sample without a ticker or prices says nothing about a market. */
    private Optional<Sample.Quote> quote(JsonNode kalshi) {
      if (isAbsent(kalshi.path("ticker"))
          || isAbsent(kalshi.path("yes_bid"))
          || isAbsent(kalshi.path("yes_ask"))) {
        return Optional.empty();
      }
      int bid = price(kalshi, "yes_bid");
      int ask = price(kalshi, "yes_ask");
      if (ask == 0) {
        ask = PriceGrid.ONE;
      }
      if (bid >= ask) {
        return Optional.empty();
      }
      JsonNode volume = kalshi.path("volume");
      if (!isAbsent(volume) && (!volume.isNumber() || volume.asDouble() < 0)) {
        throw bad("kalshi.volume", "must be a count of at least 0, but is " + volume);
      }
      return Optional.of(new Sample.Quote(ticker(kalshi), bid, ask, volume.asLong(0)));
    }

    private String ticker(JsonNode kalshi) {
      String ticker = kalshi.path("ticker").asText();
      try {
        MarketTicker.quarterHourClose(ticker);
      } catch (IllegalArgumentException e) {
        throw bad("kalshi.ticker", String.valueOf(e.getMessage()));
      }
      return ticker;
    }

    private int price(JsonNode kalshi, String field) {
      JsonNode price = kalshi.path(field);
      if (!price.isNumber() || price.asDouble() < 0 || price.asDouble() > 1) {
        throw bad("kalshi." + field, "must be a price from 0 to 1, but is " + price);
      }
      return (int) Math.round(price.asDouble() * PriceGrid.ONE);
    }

    private static boolean isAbsent(JsonNode value) {
      return value.isMissingNode() || value.isNull();
    }

    private RecordingException bad(String field, String problem) {
      return new RecordingException(file, number, field, problem);
    }
  }
}
