// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

import io.flashpaper.engine.execution.sizing.SizingFailedException;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.util.ArrayList;
import java.util.List;

/**
 * A result, and the size of the trade after it.
 *
 * @param number from 1
 * @param net the result
 * @param state what sizing knows after it
 * @param next the size of the next trade
 */
public record SizeStep(int number, Money net, SizingState state, Size next) {
  /**
   * The sizes after each of the results.
   *
   * @param trade the next trade, the same after every result
   * @throws IllegalArgumentException if the policy fails, naming the step
   */
  public static List<SizeStep> of(
      List<TradeResult> results, SizingPlan plan, Money initialCash, TradeAtHand trade) {
    List<SizeStep> steps = new ArrayList<>();
    SizingState state = SizingState.START;
    Money cash = initialCash;
    for (TradeResult result : results) {
      state = plan.after(state, result.net());
      cash = cash.plus(result.net());
      int number = steps.size() + 1;
      try {
        Size next = plan.choose(state.past(initialCash, cash, Money.ZERO), trade);
        steps.add(new SizeStep(number, result.net(), state, next));
      } catch (SizingFailedException failed) {
        throw new IllegalArgumentException(
            "sizing %s failed at step %d: %s"
                .formatted(plan.sizer().id(), number, failed.getMessage()),
            failed);
      }
    }
    return List.copyOf(steps);
  }
}
