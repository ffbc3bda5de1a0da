// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes all trades that a filter asks for, a page at a time, so that none is held long. */
@Singleton
public final class TradeExport {
  private static final int CHUNK = 500;

  private static final CsvMapper CSV = new CsvMapper();
  private static final CsvSchema COLUMNS = CSV.schemaFor(TradeLine.class);
  private static final ObjectWriter LINE = CSV.writer(COLUMNS);
  private static final byte[] HEADER = header();
  private static final byte[] NOTHING = {};

  private final TradeQueries trades;
  private final ObjectMapper json;

  TradeExport(TradeQueries trades, ObjectMapper json) {
    this.trades = trades;
    this.json = json;
  }

  /** What an export is written in. */
  enum Format {
    /** A header, then a line for each trade. */
    CSV("text/csv;charset=UTF-8", "csv"),
    /** A JSON object in each line, as the list has it. */
    NDJSON("application/x-ndjson", "ndjson");

    private final String mediaType;
    private final String ending;

    Format(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    /** NDJSON for who asks for it and not for CSV first; CSV for everybody else. */
    static Format accepted(List<MediaType> types) {
      return types.stream()
          .map(type -> type.getType() + "/" + type.getSubtype())
          .filter(type -> type.equals("text/csv") || type.equals(NDJSON.mediaType))
          .findFirst()
          .filter(NDJSON.mediaType::equals)
          .map(_ -> NDJSON)
          .orElse(CSV);
    }

    String mediaType() {
      return mediaType;
    }

    String ending() {
      return ending;
    }
  }

  /** The first page; what is wrong with the request is said before anything is written. */
  Page<TradeQueries.Trade> first(TradeFilter filter) {
    return trades.page(filter, new PageRequest(CHUNK, Optional.empty()));
  }

  /** Writes the first page and all that follow it. */
  void write(TradeFilter filter, Page<TradeQueries.Trade> first, Format format, OutputStream out)
      throws IOException {
    Page<TradeQueries.Trade> page = first;
    out.write(format == Format.CSV ? HEADER : NOTHING);
    write(page.items(), format, out);
    while (page.next() != null) {
      page = trades.page(filter, new PageRequest(CHUNK, Optional.ofNullable(page.next())));
      write(page.items(), format, out);
    }
  }

  private void write(List<TradeQueries.Trade> page, Format format, OutputStream out)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (TradeQueries.Trade trade : page) {
      switch (format) {
        case CSV -> lines.write(LINE.writeValueAsBytes(TradeLine.of(trade)));
        case NDJSON -> {
          lines.write(json.writeValueAsBytes(trade));
          lines.write('\n');
        }
      }
    }
    lines.writeTo(out);
    out.flush();
  }

  private static byte[] header() {
    List<String> names = new ArrayList<>();
    COLUMNS.forEach(column -> names.add(column.getName()));
    return (String.join(",", names) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
