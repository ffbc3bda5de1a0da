// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.replay.sweep.luck.Estimate;
import io.flashpaper.replay.sweep.luck.Luck;
import io.flashpaper.replay.sweep.report.Pick;
import io.flashpaper.replay.sweep.report.Score;
import io.flashpaper.replay.sweep.report.SweepReport;
import io.flashpaper.replay.sweep.report.TrialScore;
import io.flashpaper.replay.sweep.space.Trial;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A sweep's report as JSON; dollars are decimal numbers, what cannot be known is null. */
public final class SweepJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SweepJson() {}

  /** The report. */
  public static ObjectNode write(SweepReport report) {
    ObjectNode json = JSON.objectNode();
    json.put("objective", report.objective().name().toLowerCase(Locale.ROOT));
    json.putObject("verdict")
        .put("kind", report.verdict().kind().name())
        .put("sentence", report.verdict().sentence());
    json.put("bestTrained", dollars(report.bestTrained()));
    json.set("luckInTraining", luck(report.trainedLuck()));
    json.set("luckInTesting", luck(report.testedLuck()));
    ArrayNode trials = json.putArray("trials");
    report.trials().forEach(trial -> trials.add(trial(trial)));
    ArrayNode picks = json.putArray("folds");
    report.picks().forEach(pick -> picks.add(pick(pick)));
    json.set("walkedForward", score(report.walked()));
    report.holdout().ifPresent(score -> json.set("holdout", score(score)));
    return json;
  }

  private static ObjectNode luck(Luck luck) {
    return JSON.objectNode()
        .put("pValue", luck.pValue())
        .put("expectedBest", dollars(luck.expectedBest()))
        .put("draws", luck.draws());
  }

  private static ObjectNode trial(TrialScore trial) {
    ObjectNode json = numbered(trial.trial());
    json.put("adjustedP", trial.adjustedP());
    json.set("tested", score(trial.tested()));
    json.set("trained", score(trial.trained()));
    trial.troubles().forEach(json.putArray("troubles")::add);
    return json;
  }

  private static ObjectNode numbered(Trial trial) {
    ObjectNode json = JSON.objectNode().put("trial", trial.number());
    ObjectNode settings = json.putObject("settings");
    trial.settings().forEach(settings::put);
    return json;
  }

  private static ObjectNode pick(Pick pick) {
    ObjectNode json =
        numbered(pick.trial())
            .put("fold", pick.segment().number())
            .put("fromMs", pick.segment().fromMs())
            .put("untilMs", pick.segment().untilMs());
    json.set("trained", score(pick.trained()));
    json.set("tested", score(pick.tested()));
    return json;
  }

  private static ObjectNode score(Score score) {
    Estimate objective = score.objective();
    ObjectNode json =
        JSON.objectNode()
            .put("trades", score.trades())
            .put("markets", score.markets())
            .put("closes", objective.units())
            .put("tradedCloses", score.tradedCloses())
            .put("net", dollars(score.net().micros()))
            .put("fees", dollars(score.fees().micros()))
            .put("value", dollars(objective.mean()))
            .put("pValue", objective.pValue())
            .put("drawdown", dollars(score.drawdown().depth().micros()));
    bound(json, "low", objective.low());
    bound(json, "high", objective.high());
    score
        .winRate()
        .ifPresent(
            rate ->
                json.putObject("winRate")
                    .put("rate", rate.rate())
                    .put("low", rate.low())
                    .put("high", rate.high()));
    return json;
  }

  private static void bound(ObjectNode json, String name, double micros) {
    if (Double.isFinite(micros)) {
      json.put(name, dollars(micros));
    } else {
      json.putNull(name);
    }
  }

  private static BigDecimal dollars(double micros) {
    return BigDecimal.valueOf(micros).movePointLeft(6).setScale(6, RoundingMode.HALF_UP);
  }
}
