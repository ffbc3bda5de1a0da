// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.Comparison;
import io.flashpaper.engine.execution.statistics.Comparison.Interval;
import io.flashpaper.engine.execution.statistics.Figure;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two accounts compared, as REST shows it. */
@Schema(name = "Comparison")
public record ComparisonView(
    @Schema(examples = "main") String a,
    @Schema(examples = "model") String b,
    @Schema(
            description = "Trades opened since then: both were traded for",
            examples = "2026-11-22T10:00:00Z")
        String since,
    @Schema(description = "False if there are more trades than are counted, older ones")
        boolean complete,
    @Schema(description = "Markets that at least one of them traded") long markets,
    @Schema(description = "Markets that both traded") long both,
    @Schema(description = "Markets that only a traded") long onlyA,
    @Schema(description = "Markets that only b traded") long onlyB,
    @Schema(description = "Markets in which their results differ", examples = "37") long differing,
    @Schema(description = "So many must differ before there is a verdict", examples = "200")
        long needed,
    @Schema(description = "a's result, dollars", examples = "12.340000") String netA,
    @Schema(description = "b's result, dollars", examples = "-3.210000") String netB,
    @Schema(description = "a's result less b's, dollars by market", examples = "0.210000")
        @Nullable String meanDifference,
    @Schema(description = "Mean difference by its standard error", examples = "1.430000")
        @Nullable BigDecimal tStatistic,
    @Schema(
            description = "Lower end of the mean difference's 95 % bootstrap interval, dollars",
            examples = "-0.080000")
        @Nullable String low,
    @Schema(description = "Its upper end, dollars", examples = "0.500000") @Nullable String high,
    @Schema(description = "What may be said") Verdict verdict,
    @Schema(description = "The same as a sentence", examples = "not enough trades yet: 37 of 200")
        String sentence,
    @Schema(description = "Why a figure is null, by its name")
        SortedMap<String, String> undefined) {

  /** What may be said. */
  public enum Verdict {
    /** Too few markets tell them apart. */
    NOT_ENOUGH,
    /** The interval holds zero. */
    NO_EVIDENCE,
    /** a's results are better. */
    A_LEADS,
    /** b's results are better. */
    B_LEADS
  }

  static ComparisonView of(String a, String b, ComparisonQueries.Compared compared) {
    Comparison found = compared.comparison();
    TreeMap<String, String> undefined = new TreeMap<>();
    note(undefined, "meanDifference", found.meanDifference());
    note(undefined, "tStatistic", found.tStatistic());
    note(undefined, "low", found.interval());
    note(undefined, "high", found.interval());
    return new ComparisonView(
        a,
        b,
        Instant.ofEpochMilli(compared.sinceMs()).toString(),
        compared.complete(),
        found.markets(),
        found.both(),
        found.onlyFirst(),
        found.onlySecond(),
        found.differing(),
        Comparison.NEEDED,
        found.first().toString(),
        found.second().toString(),
        found.meanDifference().value().map(Money::toString).orElse(null),
        found.tStatistic().value().map(ComparisonView::rounded).orElse(null),
        found.interval().value().map(Interval::low).map(Money::toString).orElse(null),
        found.interval().value().map(Interval::high).map(Money::toString).orElse(null),
        verdict(found.verdict()),
        found.sentence(a, b),
        Collections.unmodifiableSortedMap(undefined));
  }

  private static void note(TreeMap<String, String> undefined, String name, Figure<?> figure) {
    figure.why().ifPresent(why -> undefined.put(name, why.words()));
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP);
  }

  private static Verdict verdict(Comparison.Verdict verdict) {
    return switch (verdict) {
      case NOT_ENOUGH -> Verdict.NOT_ENOUGH;
      case NO_EVIDENCE -> Verdict.NO_EVIDENCE;
      case FIRST_LEADS -> Verdict.A_LEADS;
      case SECOND_LEADS -> Verdict.B_LEADS;
    };
  }
}
