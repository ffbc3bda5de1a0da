// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import io.flashpaper.cli.fee.FeePlan.Part;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.model.Money;
import java.util.List;

/**
 * An order's fees, fill by fill.
 *
 * @param lines one a fill, in their order
 * @param kept roundings that no later fill gave back
 */
public record FeeBill(FeePlan plan, List<FeeLine> lines, Money kept) {
  /** Freezes the list. */
  public FeeBill {
    lines = List.copyOf(lines);
  }

  /** Charges the fills of an order as the engine does. */
  public static FeeBill of(FeePlan plan) {
    OrderFees fees = new OrderFees(plan.policy());
    FeeSchedule schedule = plan.schedule();
    List<FeeLine> lines =
        plan.fills().stream().map(part -> line(plan.selling(), part, fees, schedule)).toList();
    return new FeeBill(plan, lines, new Money(fees.memory().accumulatedMicros()));
  }

  private static FeeLine line(boolean selling, Part part, OrderFees fees, FeeSchedule schedule) {
    Money value = part.quantity().times(part.price());
    FeeStep step =
        selling
            ? fees.sold(part.quantity(), part.price(), schedule)
            : fees.bought(part.quantity(), part.price(), schedule);
    return new FeeLine(
        part.quantity(),
        selling ? value : value.negated(),
        schedule.modelFee(part.quantity(), part.price()),
        step.trade(),
        step.rounding(),
        step.rebate());
  }

  /** All fills together. */
  public FeeLine total() {
    return lines.stream().reduce(FeeLine::plus).orElseThrow();
  }
}
