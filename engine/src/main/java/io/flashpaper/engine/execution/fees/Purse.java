// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * What an order can pay for. Each fill's balance is rounded down for itself, so several fills may
 * together cost a little more than the one that was counted on; and a sale of next to nothing may
 * bring less than its fee.
 *
 * @param available the cash that nothing else may take
 */
public record Purse(Money available, FeePolicy policy, FeeSchedule schedule) {
  /** Of what an order would buy, the part it can pay for: from the best price on. */
  public List<Slice> payable(List<Slice> slices) {
    List<Slice> paid = new ArrayList<>();
    OrderFees fees = new OrderFees(policy);
    Money left = available;
    for (Slice slice : slices) {
      FeeMemory before = fees.memory();
      Money debit = debit(slice.quantity(), slice, fees);
      if (debit.compareTo(left) > 0) {
        Quantity part = most(slice, left, before);
        if (!part.isZero()) {
          paid.add(new Slice(slice.bid(), slice.price(), part));
        }
        break;
      }
      left = left.minus(debit);
      paid.add(slice);
    }
    return List.copyOf(paid);
  }

  /** Of what is an order's turn to buy, the part it can pay for after its fills so far. */
  public Quantity payable(Slice slice, FeeMemory before) {
    Money debit = debit(slice.quantity(), slice, new OrderFees(policy, before));
    return debit.compareTo(available) <= 0 ? slice.quantity() : most(slice, available, before);
  }

  /** Whether what an order would sell brings its fees, or the rest of them can be paid. */
  public boolean paysForSelling(List<Slice> slices) {
    OrderFees fees = new OrderFees(policy);
    Money left = available;
    for (Slice slice : slices) {
      Money fee = fees.sold(slice.quantity(), slice.price(), schedule).net();
      left = left.plus(slice.quantity().times(slice.price())).minus(fee);
    }
    return !left.isNegative();
  }

  private Quantity most(Slice slice, Money budget, FeeMemory before) {
    long low = 0;
    long high = slice.quantity().hundredths();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      Money debit = debit(new Quantity(middle), slice, new OrderFees(policy, before));
      if (debit.compareTo(budget) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new Quantity(low);
  }

  private Money debit(Quantity quantity, Slice slice, OrderFees fees) {
    Money fee = fees.bought(quantity, slice.price(), schedule).net();
    return quantity.times(slice.price()).plus(fee);
  }
}
