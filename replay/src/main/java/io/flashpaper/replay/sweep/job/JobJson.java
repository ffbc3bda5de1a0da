// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Jobs and results as JSON, one line each: in the results file and on Kafka. */
public final class JobJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JobJson() {}

  /** A job. */
  public static ObjectNode write(Job job) {
    ObjectNode json = JSON.createObjectNode().put("id", job.id());
    ObjectNode settings = json.putObject("settings");
    job.settings().forEach(settings::put);
    json.putObject("segment")
        .put("number", job.segment().number())
        .put("fromMs", job.segment().fromMs())
        .put("untilMs", job.segment().untilMs());
    return json;
  }

  /** A result, on one line. */
  public static String write(JobResult result) {
    ObjectNode json = JSON.createObjectNode();
    json.set("job", write(result.job()));
    json.put("events", result.events());
    ArrayNode trades = json.putArray("trades");
    for (TradeOutcome trade : result.trades()) {
      trades
          .addObject()
          .put("market", trade.market())
          .put("closedMs", trade.closedMs())
          .put("net", trade.net().toString())
          .put("fees", trade.fees().toString());
    }
    result.troubles().forEach(json.putArray("troubles")::add);
    return json.toString();
  }

  /** The tree of a line. */
  public static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no line of JSON: " + line, e);
    }
  }

  /** A job that {@link #write(Job)} has written. */
  public static Job job(JsonNode json) {
    SortedMap<String, String> settings = new TreeMap<>();
    json.path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    JsonNode segment = json.path("segment");
    return new Job(
        text(json, "id"),
        settings,
        new Segment(
            segment.path("number").asInt(),
            segment.path("fromMs").asLong(),
            segment.path("untilMs").asLong()));
  }

  /**
   * A result that {@link #write(JobResult)} has written.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static JobResult result(String line) {
    JsonNode json = tree(line);
    List<TradeOutcome> trades = new ArrayList<>();
    for (JsonNode trade : json.path("trades")) {
      trades.add(
          new TradeOutcome(
              text(trade, "market"),
              trade.path("closedMs").asLong(),
              Money.of(text(trade, "net")),
              Money.of(text(trade, "fees"))));
    }
    List<String> troubles = new ArrayList<>();
    json.path("troubles").forEach(trouble -> troubles.add(trouble.asText()));
    return new JobResult(job(json.path("job")), json.path("events").asLong(), trades, troubles);
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("field " + field + " is missing in " + json);
    }
    return value.asText();
  }
}
