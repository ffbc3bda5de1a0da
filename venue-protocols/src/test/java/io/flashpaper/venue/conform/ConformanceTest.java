// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.flashpaper.model.MarketId;
import io.flashpaper.venue.conform.FileReport.Refusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";
  @TempDir private Path folder;

  private FileReport report(String name, String... lines) throws IOException {
    return report(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private FileReport report(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    List<FileReport> reports = new ArrayList<>();
    Conformance.run(file, reports::add);
    assertThat(reports).hasSize(1);
    return reports.getFirst();
  }

  private static String snapshot(int seq, String no) {
    return """
    {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"M","yes_dollars_fp":[["0.4000","5.00"]],"no_dollars_fp":[["%s","5.00"]]}}\
    """
        .formatted(seq, no);
  }

  private static String delta(int seq, String change) {
    return """
    {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"M","price_dollars":"0.4000","delta_fp":"%s","side":"yes"}}\
    """
        .formatted(seq, change);
  }

  @Test
  void linesMayHaveAMarkBlanksCarriageReturnsAndEnvelopes() throws IOException {
    FileReport report =
        report(
            "a.jsonl",
            "\uFEFF" + HEARTBEAT + "\r",
            "",
            "   ",
            "{\"ts\":1,\"dir\":\"connect\",\"addr\":\"wss://x\"}",
            "{\"ts\":1,\"dir\":\"send\",\"raw\":\"{}\"}",
            "{\"recv_ns\":1,\"dir\":\"recv\",\"raw\":\"{\\\"channel\\\":\\\"heartbeat\\\"}\\n\"}");
    assertThat(report.venue()).isEqualTo("kraken");
    assertThat(report.understood()).isEqualTo(2);
    assertThat(report.ignored()).containsOnly(entry("connection", 1L), entry("what we sent", 1L));
    assertThat(report.readable()).isTrue();
  }

  @Test
  void aFrameThatIsNoJsonBelongsToTheVenueAroundIt() throws IOException {
    FileReport report = report("a.jsonl", HEARTBEAT, "{\"channel\":", "rubbish", HEARTBEAT);
    assertThat(report.understood()).isEqualTo(2);
    assertThat(report.refusedFrames()).isEqualTo(2);
    assertThat(report.venue()).isEqualTo("kraken");
  }

  @Test
  void namesTellOnlyWhatFramesDoNot() throws IOException {
    assertThat(report("kalshi/bitstamp.jsonl", HEARTBEAT).venue()).isEqualTo("kraken");
    assertThat(report("binance-us/x/frames.jsonl", "{\"a\":1}", "{\"b\":2}").venue())
        .isEqualTo("binance_us");
  }

  @Test
  void whatNobodySpeaksIsRefusedAndTheFileIsNotAttributed() throws IOException {
    FileReport report = report("a.jsonl", "{\"t\":1,\"price\":7}");
    assertThat(report.venue()).isEqualTo("unknown");
    assertThat(report.refused()).extracting(Refusals::reason).first().asString().startsWith("NO_V");
    assertThat(report.readable()).isFalse();
  }

  @Test
  void typesNeverHeardOfAreNamed() throws IOException {
    assertThat(
            report(
                    "a.jsonl",
                    "{\"type\":\"news\",\"sid\":1,\"msg\":{}}",
                    "{\"event\":\"bts:news\",\"channel\":\"\",\"data\":{}}",
                    "{\"channel\":\"news\",\"data\":[]}",
                    "{\"stream\":\"btcusd@news\",\"data\":{}}",
                    "{\"type\":\"news\",\"product_id\":\"BTC-USD\"}")
                .ignored())
        .containsOnly(entry("unknown:news", 4L), entry("unknown:bts:news", 1L));
  }

  @Test
  void documentsHoldAnswers() throws IOException {
    String status = "{\"exchange_active\":true,\n\"trading_active\":true}";
    assertThat(report("a.json", status).events()).containsOnly(entry("status", 1L));
    assertThat(report("b.json", "{\"http_status\":200,", "\"body\":" + status + "}").events())
        .containsOnly(entry("status", 1L));
    assertThat(report("c.json", "[" + status + ",", status + "]").events())
        .containsOnly(entry("status", 2L));
  }

  @Test
  void aBrokenDocumentIsOneRefusal() throws IOException {
    FileReport report = report("kalshi/a.json", "{", "\"market\": {", "\"ticker\": \"M\",");
    assertThat(report.frames()).isEqualTo(1);
    assertThat(report.refusedFrames()).isEqualTo(1);
  }

  @Test
  void packedFilesAreUnpackedAndACutOneIsReadAsFarAsItGoes() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write((HEARTBEAT + "\n").repeat(9).getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = packed.toByteArray();
    assertThat(report("a.jsonl.gz", whole).understood()).isEqualTo(9);
    FileReport cut = report("b.jsonl.gz", Arrays.copyOf(whole, whole.length - 8));
    assertThat(cut.readable()).isFalse();
    assertThat(cut.refused()).isNotEmpty();
  }

  @Test
  void whatIsNoTextIsUnreadable() throws IOException {
    assertThat(report("a.bin", new byte[] {1, 0, 2}).readable()).isFalse();
    assertThat(report("b.jsonl", new byte[0]).readable()).isFalse();
    byte[] latin = (HEARTBEAT + "\n\u00E9\n").getBytes(StandardCharsets.ISO_8859_1);
    FileReport report = report("c.jsonl", latin);
    assertThat(report.understood()).isEqualTo(1);
    assertThat(report.refused())
        .extracting(Refusals::reason)
        .containsExactly("NOT_JSON: not UTF-8");
  }

  @Test
  void tablesAndSpecificationsAreNoFrames() throws IOException {
    assertThat(report("a.csv", "t,bid,ask", "1,2,3").ignored())
        .containsOnly(entry("a table, no frames", 1L));
    assertThat(report("a.yaml", "asyncapi: 2.0.0").ignored())
        .containsOnly(entry("a specification, no frames", 1L));
  }

  @Test
  void aFolderIsReadThroughInTheOrderOfItsNames() throws IOException {
    report("z.jsonl", HEARTBEAT);
    report("deep/er/a.jsonl", HEARTBEAT);
    List<String> files = new ArrayList<>();
    Conformance.run(folder, report -> files.add(report.file()));
    assertThat(files).containsExactly("deep/er/a.jsonl", "z.jsonl");
  }

  @Test
  void aGapLosesTheBookUntilItsNextSnapshot() throws IOException {
    FileReport lost = report("a.jsonl", snapshot(1, "0.5000"), delta(3, "1.00"));
    assertThat(lost.books()).isEmpty();
    assertThat(lost.events()).containsEntry("gap", 1L);
    FileReport found =
        report("b.jsonl", snapshot(1, "0.5000"), delta(3, "1.00"), snapshot(4, "0.5000"));
    assertThat(found.books()).containsOnlyKeys(new MarketId("M"));
  }

  @Test
  void aDuplicateIsNotAppliedTwice() throws IOException {
    FileReport report =
        report("a.jsonl", snapshot(1, "0.5000"), delta(2, "1.00"), delta(2, "1.00"));
    assertThat(report.ignored()).containsOnly(entry("duplicate", 1L));
    assertThat(report.toJson(true)).contains("[\"0.400000\",\"6.00\"]");
  }

  @Test
  void aLevelBelowZeroAndACrossedBookAreRefused() throws IOException {
    FileReport below = report("a.jsonl", snapshot(1, "0.5000"), delta(2, "-6.00"));
    assertThat(below.refused()).first().satisfies(r -> assertThat(r.reason()).contains("WRONG_L"));
    assertThat(below.books()).isEmpty();
    FileReport crossed = report("b.jsonl", snapshot(1, "0.7000"));
    assertThat(crossed.refused())
        .first()
        .satisfies(r -> assertThat(r.reason()).contains("CROSSED"));
  }
}
