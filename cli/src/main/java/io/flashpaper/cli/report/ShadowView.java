// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/shadow} answers, in its order. */
public record ShadowView(List<Rule> rules) {
  /** A missing list is an empty one. */
  public ShadowView(@Nullable List<Rule> rules) {
    this.rules = rules == null ? List.of() : List.copyOf(rules);
  }

  /** What a rule saved or cost an instance. */
  public record Rule(
      @Nullable String account,
      @Nullable String instance,
      @Nullable String source,
      @Nullable String rule,
      long begun,
      long taken,
      long settled,
      long wins,
      @Nullable BigDecimal saved,
      @Nullable BigDecimal meanSaved) {}
}
