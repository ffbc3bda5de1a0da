// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.run.StackClient;
import java.time.Duration;
import java.util.List;

/** A session as JSON: first the figures that v10 left, in its order, then everything else. */
public final class SessionJson {
  private SessionJson() {}

  /** The document. */
  public static ObjectNode of(SessionReport report) {
    SessionReport.Run run = report.run();
    ObjectNode summary = StackClient.tree(report.summary());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("start", run.start().map(Object::toString).orElse(null));
    json.put("duration", duration(run, report.summary()).toSeconds());
    json.set("mode", summary.get("mode"));
    json.set("pnl", summary.get("tradePnl"));
    json.set("signals", summary.get("signals"));
    json.set("trades", summary.get("trades"));
    json.set("flashCrashes", summary.get("flashCrashes"));
    json.put("complete", run.end().map(SessionReport.End::complete).orElse(null));
    json.put("exitReason", run.end().map(SessionReport.End::reason).orElse("still running"));
    json.put("kind", run.kind()).put("made", run.made().toString());
    json.put("version", run.version());
    json.put("oneMoment", report.isOneMoment());
    json.set("summary", summary);
    json.set("statistics", StackClient.tree(report.strategies()));
    report.comparison().ifPresent(found -> json.set("comparison", StackClient.tree(found)));
    json.set("equity", list(report.equity()));
    json.set("decisions", list(report.funnels()));
    json.set("tradeList", list(report.trades()));
    return json;
  }

  private static Duration duration(SessionReport.Run run, SummaryView summary) {
    return run.took().orElse(Duration.ofSeconds(summary.durationSeconds()));
  }

  private static ArrayNode list(List<?> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> list.add(StackClient.tree(value)));
    return list;
  }
}
