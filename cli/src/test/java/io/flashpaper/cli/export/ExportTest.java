// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.format.TopicRecord;
import io.flashpaper.tapefiles.write.TapeDirectory;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MONDAY = 1_769_990_400_000L;
  private static final MarketId MARKET = new MarketId("KXBTC15M-26FEB020015-15");
  private static final Path ROOT = Path.of(System.getProperty("flashpaper.root"));

  @TempDir Path root;
  private Path tape;
  private Path out;
  private final List<String> recorded = new ArrayList<>();

  @BeforeEach
  void name() {
    tape = root.resolve("tape");
    out = root.resolve("out");
  }

  private TapeDirectory open() throws IOException {
    return TapeDirectory.open(tape, new WriteSettings("BTC", "1", 0), notice -> {});
  }

  private static void add(TapeDirectory directory, Topic topic, long offset, byte[] value)
      throws IOException {
    directory.append(new TopicRecord(topic, 0, offset, value, Optional.empty()), MONDAY);
  }

  /** Book deltas, one a second, over midnight, and in between something that is none. */
  private void recordDeltas(int count) throws IOException {
    try (TapeDirectory directory = open()) {
      for (int i = 0; i < count; i++) {
        long timeMs = MONDAY + 86_390_000L + i * 1000L;
        Price price = Price.of("0.%02d5".formatted(1 + i % 98));
        BookDelta delta = new BookDelta(timeMs, MARKET, Side.NO, price, 100 - 7L * i);
        add(directory, Topic.TAPE, 2L * i, TapeCodec.encode(delta));
        add(directory, Topic.TAPE, 2L * i + 1, new byte[] {'?'});
        recorded.add(
            "%d %d %s %s %s %s %s"
                .formatted(
                    2L * i,
                    timeMs,
                    Instant.ofEpochMilli(timeMs).toString().replace("T", " ").replace("Z", ""),
                    MARKET.ticker(),
                    Side.NO,
                    decimal(price.micros(), 6),
                    decimal((100 - 7L * i) * 10_000, 6)));
      }
    }
  }

  private static String decimal(long unscaled, int scale) {
    return BigDecimal.valueOf(unscaled, scale).toPlainString();
  }

  private List<ExportedTable> export(ExportPlan.Format format, String... types) throws IOException {
    return export(format, Optional.empty(), Optional.empty(), types);
  }

  private List<ExportedTable> export(
      ExportPlan.Format format, Optional<Instant> from, Optional<Instant> to, String... types)
      throws IOException {
    TreeSet<String> wanted = new TreeSet<>(List.of(types));
    return new Export(new ExportPlan(List.of(tape), format, out, wanted, from, to))
        .run(notice -> {});
  }

  private static List<String> rows(String query) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join(" ", row));
      }
    }
    return rows;
  }

  @Test
  void parquetHasTheRowsThatWereRecordedInTheirOrder() throws Exception {
    recordDeltas(3000);
    assertThat(export(ExportPlan.Format.PARQUET, "book-delta"))
        .containsExactly(
            new ExportedTable("tape", "book-delta", 3000, out.resolve("tape-book-delta.parquet")));
    String file = "'" + out.resolve("tape-book-delta.parquet") + "'";
    assertThat(rows("SELECT * REPLACE (CAST(time AS VARCHAR) AS time) FROM " + file))
        .map(ExportTest::withoutZeroMillis)
        .isEqualTo(recorded);
    assertThat(rows("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM " + file + ")"))
        .containsExactly(
            "recordOffset BIGINT",
            "timeMs BIGINT",
            "time TIMESTAMP",
            "market VARCHAR",
            "side VARCHAR",
            "price DECIMAL(18,6)",
            "delta DECIMAL(18,6)");
  }

  private static String withoutZeroMillis(String row) {
    return row.replace(".000 KX", " KX");
  }

  @Test
  void csvHasThemToo() throws Exception {
    recordDeltas(20);
    export(ExportPlan.Format.CSV);
    List<String> lines = Files.readAllLines(out.resolve("tape-book-delta.csv"));
    assertThat(lines.getFirst()).isEqualTo("recordOffset,timeMs,time,market,side,price,delta");
    assertThat(lines.stream().skip(1).map(line -> line.replace(',', ' '))).isEqualTo(recorded);
    assertThat(Files.readAllLines(out.resolve("tape-as-bytes.csv"))).hasSize(21).contains("1,Pw==");
  }

  @Test
  void aSpanOfTapeTimeIsExported() throws Exception {
    recordDeltas(20);
    Instant midnight = Instant.ofEpochMilli(MONDAY + 86_400_000L);
    List<ExportedTable> tables =
        export(
            ExportPlan.Format.CSV,
            Optional.of(midnight),
            Optional.of(midnight.plusSeconds(3)),
            "book-delta");
    assertThat(tables).singleElement().extracting(ExportedTable::rows).isEqualTo(3L);
  }

  @Test
  void aFileThatIsBeingWrittenIsExportedUpToItsLastWholeFrame() throws Exception {
    recordDeltas(30);
    Path growing = tape.resolve("tape-BTC-2026-02-03-0.ndjson.zst");
    byte[] beginning = Arrays.copyOf(Files.readAllBytes(growing), 60);
    Files.write(growing, beginning, StandardOpenOption.APPEND);
    assertThat(export(ExportPlan.Format.PARQUET, "book-delta"))
        .singleElement()
        .extracting(ExportedTable::rows)
        .isEqualTo(30L);
  }

  @Test
  void duckDbReadsTheFilesWithoutUs() throws Exception {
    recordDeltas(3000);
    assertThat(
            rows(
                "SELECT count(*), max(recordOffset), sum(CAST(delta AS DECIMAL(18,2)))"
                    + " FROM read_json('%s/tape-*.ndjson.zst') WHERE type = 'book-delta'"
                        .formatted(tape)))
        .containsExactly("3000 5998 -311895.00".replace("-311895.00", sumOfDeltas()));
  }

  private String sumOfDeltas() {
    return recorded.stream()
        .map(row -> new BigDecimal(row.substring(row.lastIndexOf(' ') + 1)))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2)
        .toPlainString();
  }

  @Test
  void everyMessageThereIsHasATable() throws Exception {
    int messages;
    try (TapeDirectory directory = open()) {
      messages = addGolden(directory, Topic.TAPE, "tape");
      messages += addGolden(directory, Topic.SIGNALS, "tape");
      messages += addGolden(directory, Topic.LEDGER, "ledger");
    }
    List<ExportedTable> parquet = export(ExportPlan.Format.PARQUET);
    assertThat(parquet).hasSize(messages).allMatch(table -> table.rows() == 1);
    assertThat(export(ExportPlan.Format.CSV)).hasSize(messages);
    assertThat(
            rows(
                "SELECT yesBids[2][1], noBids[1][2] FROM '%s'"
                    .formatted(out.resolve("tape-book-snapshot.parquet"))))
        .containsExactly("0.500000 25.000000");
    assertThat(
            rows(
                "SELECT fill.quantity, fill.fee.schedule.multiplierMicros IS NULL FROM '%s'"
                    .formatted(out.resolve("ledger-fill.parquet"))))
        .singleElement()
        .asString()
        .startsWith("5.340000");
  }

  private static int addGolden(TapeDirectory directory, Topic topic, String module)
      throws IOException {
    Path folder = ROOT.resolve(module + "/src/test/resources/golden/" + topic.topicName());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      for (int i = 0; i < all.size(); i++) {
        String line = JSON.readTree(all.get(i).toFile()).toString();
        add(directory, topic, i, line.getBytes(StandardCharsets.UTF_8));
      }
      return all.size();
    }
  }

  @Test
  void aFieldOfAnotherTypeStopsTheExport() throws Exception {
    try (TapeDirectory directory = open()) {
      String delta = "{\"type\":\"book-delta\",\"timeMs\":%d,\"price\":\"dear\"}".formatted(MONDAY);
      add(directory, Topic.TAPE, 0, delta.getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> export(ExportPlan.Format.CSV))
        .hasMessageContaining("field price is not of the type");
  }
}
