// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A report as programs read it. */
public final class VerifyJson {
  private VerifyJson() {}

  /** All of it. */
  public static ObjectNode of(VerifyReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("identical", report.isIdentical());
    json.put("trades", report.trades()).put("identicalTrades", report.identicalTrades());
    report.fromOffset().ifPresent(offset -> json.put("fromOffset", offset));
    report.fromMs().ifPresent(ms -> json.put("from", Instant.ofEpochMilli(ms).toString()));
    json.put("toOffset", report.toOffset());
    json.put("to", Instant.ofEpochMilli(report.toMs()).toString());
    json.put("events", report.events());
    ObjectNode tables = json.putObject("tables");
    for (TableCount table : report.tables()) {
      tables.putObject(table.table()).put("rows", table.rows()).put("identical", table.identical());
    }
    report.first().ifPresent(difference -> put(json.putObject("firstDifference"), difference));
    report
        .cause()
        .ifPresent(
            cause -> {
              ObjectNode at = json.putObject("cause").put("event", cause.event());
              cause.signals().forEach(at.withArray("signals")::add);
            });
    return json;
  }

  private static void put(ObjectNode json, Difference difference) {
    json.put("table", difference.table()).put("key", difference.key());
    json.put("column", difference.column());
    json.put("recorded", difference.recorded()).put("replayed", difference.replayed());
    difference.tapeOffset().ifPresent(offset -> json.put("tapeOffset", offset));
  }
}
