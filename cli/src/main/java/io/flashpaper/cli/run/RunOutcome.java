// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is left of a run.
 *
 * @param start when it started, by the wall
 * @param ran how long the stack ran, by the wall
 * @param summary what the stack did, in the API's own words; empty if it never ran or did not say
 * @param complete whether it ran as long as it was meant to
 * @param exitReason why it ended
 */
public record RunOutcome(
    Instant start,
    Duration ran,
    Optional<ObjectNode> summary,
    boolean complete,
    String exitReason) {

  /** The summary with how the run ended. */
  public ObjectNode summaryWithEnd() {
    return summary
        .map(ObjectNode::deepCopy)
        .orElseGet(JsonNodeFactory.instance::objectNode)
        .put("complete", complete)
        .put("exitReason", exitReason);
  }

  /**
   * The result file's content: the session's figures, then the whole summary.
   *
   * @param report the page about it, there once it has ended
   */
  ObjectNode result(Path log, Path report) {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    figures.put("start", start.toString()).put("duration", ran.toSeconds());
    ObjectNode known = summary.orElseGet(JsonNodeFactory.instance::objectNode);
    figures.set("mode", known.get("mode"));
    figures.set("pnl", known.get("tradePnl"));
    figures.set("signals", known.get("signals"));
    figures.set("trades", known.get("trades"));
    figures.set("flashCrashes", known.get("flashCrashes"));
    figures.put("complete", complete).put("exitReason", exitReason);
    figures.put("log", log.toString()).put("report", report.toString());
    figures.set("summary", known);
    return figures;
  }
}
