// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/compare} answers. */
public record ComparisonView(
    @Nullable String a,
    @Nullable String b,
    @Nullable Instant since,
    boolean complete,
    long markets,
    long both,
    long onlyA,
    long onlyB,
    long differing,
    long needed,
    @Nullable BigDecimal netA,
    @Nullable BigDecimal netB,
    @Nullable BigDecimal meanDifference,
    @Nullable BigDecimal tStatistic,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    @Nullable String verdict,
    @Nullable String sentence,
    @Nullable Map<String, String> undefined) {}
