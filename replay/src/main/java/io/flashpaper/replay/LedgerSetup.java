// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.execution.AccountPlan;
import java.util.List;
import java.util.function.Function;

/**
 * How accounts trade from some tape event on.
 *
 * @param plans of the configured accounts
 * @param otherPlans of an account that only a strategy instance names
 */
public record LedgerSetup(List<AccountPlan> plans, Function<String, AccountPlan> otherPlans) {
  /** Freezes the list. */
  public LedgerSetup {
    plans = List.copyOf(plans);
  }
}
