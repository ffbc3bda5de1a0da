// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.chaos.ChaosReport.Done;
import io.flashpaper.cli.chaos.ChaosReport.Start;
import io.flashpaper.cli.chaos.LedgerComparison.Table;
import io.flashpaper.replay.verify.VerifyJson;
import java.time.Duration;
import java.util.List;

/** A report for a program. */
public final class ChaosJson {
  private ChaosJson() {}

  /** The whole report. */
  public static ObjectNode of(ChaosReport report) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("identical", report.isIdentical());
    all.put("seed", report.seed()).put("seconds", report.length().toSeconds());
    all.put("tapeOffset", report.tapeOffset()).put("trades", report.trades());
    all.put("rows", report.rows());
    all.put("unexplainedAccounts", report.unexplainedAccounts());
    all.put("processesLeft", report.processesLeft());
    all.putObject("commands")
        .put("given", report.told().given())
        .put("errors", report.told().errors())
        .put("stored", report.told().stored())
        .put("done", report.told().done());
    all.set("verify", VerifyJson.of(report.verified()));
    ArrayNode disturbances = all.putArray("disturbances");
    report.disturbances().forEach(done -> add(disturbances.addObject(), done));
    ArrayNode parts = all.putArray("parts");
    report.starts().forEach(start -> add(parts.addObject(), report, start));
    ArrayNode tables = all.putArray("tables");
    report.tables().forEach(table -> add(tables.addObject(), table));
    return all;
  }

  private static void add(ObjectNode node, Done done) {
    node.put("atMs", done.at().toMillis());
    node.put("part", done.what().part().words());
    node.put("kind", done.what().kind().name());
    node.put("lengthMs", done.what().length().toMillis());
    node.put("alone", done.alone());
    done.recovery().ifPresent(span -> node.put("recoveryMs", span.toMillis()));
  }

  private static void add(ObjectNode node, ChaosReport report, Start start) {
    node.put("part", start.part().words());
    node.put("coldStartMs", start.cold().toMillis());
    node.put("restarts", start.restarts());
    List<Duration> recoveries = report.recoveries(start.part());
    if (!recoveries.isEmpty()) {
      long medianMs = ChaosText.median(recoveries).toMillis();
      node.put("medianRecoveryMs", medianMs);
      node.put("coldStarts", medianMs / (double) Math.max(1, start.cold().toMillis()));
    }
  }

  private static void add(ObjectNode node, Table table) {
    node.put("table", table.name()).put("rows", table.rows());
    table.firstDifference().ifPresent(found -> node.put("firstDifference", found));
  }
}
