// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.fee;

import io.flashpaper.cli.report.TextTable;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bill for people: the curve, the rule of rounding, and a line a fill. */
public final class FeeText {
  private static final int CENTS = 2;

  private FeeText() {}

  /** The lines to print. */
  public static List<String> lines(FeeBill bill) {
    FeePlan plan = bill.plan();
    FeeSchedule schedule = plan.schedule();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s as %s, fee type %s, mode %s"
            .formatted(
                plan.selling() ? "Selling" : "Buying",
                plan.role().name().toLowerCase(Locale.ROOT),
                plan.fees().type(),
                plan.policy().configName()));
    lines.add(
        "model fee = multiplier %s x %s's share %s x 0.07 x contracts x price x (1 - price)"
            .formatted(
                micros(schedule.multiplierMicros()),
                plan.role().name().toLowerCase(Locale.ROOT),
                micros(schedule.factorMicros())));
    lines.addAll(rule(plan));
    lines.add("");
    lines.addAll(table(bill));
    if (!bill.kept().equals(Money.ZERO)) {
      lines.add("Roundings the order has not got back: $" + text(bill.kept()));
    }
    return lines;
  }

  private static List<String> rule(FeePlan plan) {
    return switch (plan.policy()) {
      case DIRECT -> aligned("0.000001", "0.0001");
      case CENT -> aligned("0.000001", "0.01");
      case CENT_UNTIL_2026_08_26 -> aligned("0.0001", "0.01");
      case LEGACY_CENT_PER_ORDER ->
          List.of("The order's model fees together are rounded up to $0.01, once.");
    };
  }

  private static List<String> aligned(String tradeStep, String balanceStep) {
    return List.of(
        "trade fee = model fee rounded up to $" + tradeStep,
        "rounding = what it takes to bring the balance change down to a multiple of $"
            + balanceStep,
        "rebate = whole multiples of that from the order's roundings so far");
  }

  private static List<String> table(FeeBill bill) {
    TextTable table =
        new TextTable(
            1,
            "fill",
            "contracts",
            "price",
            "model fee",
            "trade fee",
            "rounding",
            "rebate",
            "fee",
            "balance change");
    for (int fill = 0; fill < bill.lines().size(); fill++) {
      String price = text(new BigDecimal(bill.plan().fills().get(fill).price().toString()));
      add(table, Integer.toString(fill + 1), price, bill.lines().get(fill));
    }
    if (bill.lines().size() > 1) {
      add(table, "total", "", bill.total());
    }
    return table.lines("");
  }

  private static void add(TextTable table, String name, String price, FeeLine line) {
    table.row(
        name,
        new BigDecimal(line.quantity().toString()).stripTrailingZeros().toPlainString(),
        price,
        text(line.model()),
        text(line.trade()),
        text(line.rounding()),
        text(line.rebate()),
        text(line.fee()),
        text(line.balanceChange()));
  }

  /** Millionths as a plain decimal. */
  static String micros(long micros) {
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }

  private static String text(Money money) {
    return text(BigDecimal.valueOf(money.micros(), 6));
  }

  /** Without idle zeros, but with cents. */
  private static String text(BigDecimal dollars) {
    BigDecimal plain = dollars.stripTrailingZeros();
    return (plain.scale() < CENTS ? plain.setScale(CENTS) : plain).toPlainString();
  }
}
