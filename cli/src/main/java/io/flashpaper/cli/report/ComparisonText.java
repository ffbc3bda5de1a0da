// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two accounts beside each other. */
public final class ComparisonText {
  private final ComparisonView view;
  private final Map<String, String> facts = new LinkedHashMap<>();

  private ComparisonText(ComparisonView view) {
    this.view = view;
  }

  /** The sentence first, then what it rests on. */
  public static List<String> lines(ComparisonView view) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(view));
    facts(view).forEach((name, value) -> lines.add("  %-16s %s".formatted(name, value)));
    return List.copyOf(lines);
  }

  /** What may be said. */
  public static String sentence(ComparisonView view) {
    return "%s and %s: %s%s"
        .formatted(
            Figures.text(view.a()),
            Figures.text(view.b()),
            Figures.text(view.sentence()),
            view.complete() ? "" : "; older trades were not counted");
  }

  /** What it rests on, by name. */
  public static Map<String, String> facts(ComparisonView view) {
    return new ComparisonText(view).facts();
  }

  private Map<String, String> facts() {
    String a = Figures.text(view.a());
    String b = Figures.text(view.b());
    facts.put("since", Figures.time(view.since()) + " UTC");
    facts.put("counted", "trades opened since then, in markets where neither holds anything");
    facts.put(a, Figures.signedDollars(view.netA()) + " after fees");
    facts.put(b, Figures.signedDollars(view.netB()) + " after fees");
    facts.put(
        "markets",
        "%s: %s by both, %s by %s alone, %s by %s alone"
            .formatted(
                Figures.count(view.markets()),
                Figures.count(view.both()),
                Figures.count(view.onlyA()),
                a,
                Figures.count(view.onlyB()),
                b));
    facts.put(
        "differing",
        "%s of the %s needed for a verdict"
            .formatted(Figures.count(view.differing()), Figures.count(view.needed())));
    facts.put("difference", difference());
    facts.put("t of the mean", figure("tStatistic", view.tStatistic(), ""));
    return facts;
  }

  private String difference() {
    String mean = figure("meanDifference", view.meanDifference(), "$");
    return view.low() == null || view.high() == null
        ? mean
        : "%s a market (95%%: %s to %s)"
            .formatted(mean, signed("$", view.low()), signed("$", view.high()));
  }

  private String figure(String name, @Nullable BigDecimal value, String unit) {
    if (value != null) {
      return signed(unit, value);
    }
    String why = view.undefined() == null ? null : view.undefined().get(name);
    return why == null ? Figures.MISSING : "N/A (%s)".formatted(why);
  }

  private static String signed(String unit, BigDecimal value) {
    return unit + (value.signum() < 0 ? "" : "+") + Figures.averagePrice(value);
  }
}
