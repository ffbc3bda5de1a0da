// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.size.Bought;
import io.flashpaper.cli.size.SizeStep;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes and contracts as tables for people and as JSON. */
public final class SizeText {
  private static final int CENT_DECIMALS = 2;
  private static final int MICRO_DECIMALS = 6;

  private SizeText() {}

  /** The table of steps. */
  public static List<String> lines(List<SizeStep> steps) {
    TextTable table =
        new TextTable(
            0, "step", "net P&L $", "wins/trades", "win rate %", "streak", "next size", "rule");
    for (SizeStep step : steps) {
      SizingState state = step.state();
      table.row(
          Integer.toString(step.number()),
          (step.net().isNegative() ? "" : "+") + dollars(step.net()),
          state.wins() + "/" + state.trades(),
          winRate(state),
          Long.toString(state.streak()),
          "$" + whole(step.next().dollars()),
          step.next().reason().code());
    }
    return table.lines("");
  }

  /** The same as JSON. */
  public static String json(Sizer sizer, List<SizeStep> steps) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("policy", sizer.id()).put("version", sizer.version()).put("sha256", sizer.sha256());
    ObjectNode parameters = answer.putObject("parameters");
    sizer.parameters().forEach(setting -> parameters.put(setting.name(), setting.value()));
    ArrayNode rows = answer.putArray("steps");
    for (SizeStep step : steps) {
      SizingState state = step.state();
      ObjectNode facts =
          rows.addObject()
              .put("step", step.number())
              .put("net", dollars(step.net()))
              .put("wins", state.wins())
              .put("losses", state.losses())
              .put("trades", state.trades())
              .put("winRatePercent", winRate(state))
              .put("streak", state.streak())
              .put("nextSize", dollars(step.next().dollars()))
              .put("base", dollars(step.next().base()))
              .put("rule", step.next().reason().code())
              .putObject("facts");
      step.next().reason().facts().forEach(fact -> facts.put(fact.name(), fact.value()));
    }
    return answer.toPrettyString();
  }

  /** What a budget buys, in a sentence. */
  public static String line(Bought bought) {
    return "%s contracts at $%s: debit $%s = cost $%s + fee $%s, of $%s (fees %s)"
        .formatted(
            contracts(bought.contracts()),
            dollars(new Money(bought.limit().micros())),
            dollars(bought.debit()),
            dollars(bought.cost()),
            dollars(bought.fee()),
            dollars(bought.budget()),
            bought.mode());
  }

  /** The same as JSON. */
  public static String json(Bought bought) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("budget", dollars(bought.budget()))
        .put("limit", dollars(new Money(bought.limit().micros())))
        .put("mode", bought.mode())
        .put("contracts", contracts(bought.contracts()))
        .put("cost", dollars(bought.cost()))
        .put("fee", dollars(bought.fee()))
        .put("debit", dollars(bought.debit()))
        .toPrettyString();
  }

  private static String winRate(SizingState state) {
    return state.trades() == 0
        ? "N/A"
        : BigDecimal.valueOf(100 * state.wins())
            .divide(BigDecimal.valueOf(state.trades()), CENT_DECIMALS, RoundingMode.HALF_UP)
            .toPlainString();
  }

  private static String contracts(Quantity quantity) {
    BigDecimal exact =
        BigDecimal.valueOf(quantity.hundredths(), CENT_DECIMALS).stripTrailingZeros();
    return exact.toPlainString();
  }

  private static String whole(Money money) {
    return BigDecimal.valueOf(money.micros(), MICRO_DECIMALS).stripTrailingZeros().toPlainString();
  }

  /** At least cents, and no zeros after them: 0.50, 0.525. */
  private static String dollars(Money money) {
    BigDecimal exact = BigDecimal.valueOf(money.micros(), MICRO_DECIMALS).stripTrailingZeros();
    return exact.setScale(Math.max(exact.scale(), CENT_DECIMALS)).toPlainString();
  }
}
