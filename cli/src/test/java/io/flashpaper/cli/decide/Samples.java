// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.decide.DecideRun.Wanted;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes samples and runs the strategies the build has made over them. */
final class Samples {
  static final long OPEN = 1_770_056_100_000L;
  static final long CLOSE = OPEN + 900_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** A sample of a market that closes at {@link #CLOSE}, so many milliseconds after its opening. */
  static ObjectNode sample(long sinceOpenMs, String btc, String bid, String ask) {
    return JSON.createObjectNode()
        .put("t", OPEN + sinceOpenMs)
        .put("btc", btc)
        .put("ticker", "KXBTC15M-26FEB021330-30")
        .put("closeTime", CLOSE)
        .put("windowSeconds", 900)
        .put("yesBid", bid)
        .put("yesAsk", ask)
        .put("volume", 1200);
  }

  Samples add(long sinceOpenMs, String btc, String bid, String ask) {
    return add(sample(sinceOpenMs, btc, bid, ask));
  }

  Samples add(ObjectNode sample) {
    return addLine(sample.toString());
  }

  Samples addLine(String line) {
    lines.add(line);
    return this;
  }

  List<String> warnings() {
    return warnings;
  }

  List<JsonNode> decisions(String strategy) {
    return of("decision", strategies(strategy));
  }

  List<JsonNode> rejections(String strategy) {
    return of("rejection", strategies(strategy));
  }

  /** The reasons of the rejections, in order. */
  List<String> reasons(String strategy) {
    return rejections(strategy).stream().map(line -> line.get("reason").asText()).toList();
  }

  private DecideOptions strategies(String strategy) {
    return new DecideOptions(List.of(strategy), "v10", Map.of(), Map.of(), Map.of());
  }

  private List<JsonNode> of(String type, DecideOptions options) {
    return run(options, false).stream()
        .filter(line -> line.get("type").asText().equals(type))
        .toList();
  }

  List<JsonNode> run(DecideOptions options, boolean every) {
    List<JsonNode> out = new ArrayList<>();
    warnings.clear();
    Consumer<String> parse = line -> out.add(json(line));
    DecideRun run =
        new DecideRun(
            DecidePlan.of(options, BuiltStrategies.scan()),
            new Wanted(every, true),
            parse,
            warnings::add);
    try {
      new SampleLines()
          .read(new StringReader(String.join("\n", lines)), run, warnings::add, () -> false);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    warnings.addAll(run.summary());
    return out;
  }

  static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
