// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Outcome;
import io.flashpaper.simulator.world.PriceGrid;
import io.flashpaper.simulator.world.Rulings;
import java.math.BigDecimal;
import java.util.Optional;

/** How markets are settled, as JSON from outside. */
final class SettlementControl {
  private static final String RESULTS = "yes, no, scalar or void";

  private final Faults faults;

  SettlementControl(Faults faults) {
    this.faults = faults;
  }

  /** From now on: late, or with an outcome that the average has not decided, or both. */
  void put(String body) {
    ControlBody wanted = ControlBody.read(body, "late_ms", "result", "yes_value");
    long lateMs = wanted.has("late_ms") ? wanted.millis("late_ms").toMillis() : 0;
    Optional<Outcome> instead =
        wanted.has("result") ? Optional.of(outcome(wanted)) : Optional.empty();
    faults.settlement(new Rulings(lateMs, instead));
  }

  /** Of one market that has paid. */
  void correct(String body) {
    ControlBody wanted = ControlBody.read(body, "market", "result", "yes_value");
    faults.correct(wanted.text("market"), outcome(wanted));
  }

  private static Outcome outcome(ControlBody wanted) {
    return switch (wanted.text("result")) {
      case "yes" -> Outcome.of(true);
      case "no" -> Outcome.of(false);
      case "scalar" -> Outcome.share(yesValue(wanted));
      case "void" -> Outcome.voided(yesValue(wanted));
      default -> {
        wanted.need("result", false, RESULTS);
        throw new IllegalStateException("not reached");
      }
    };
  }

  private static int yesValue(ControlBody wanted) {
    try {
      int units = new BigDecimal(wanted.text("yes_value")).movePointRight(4).intValueExact();
      wanted.need("yes_value", units >= 0 && units <= PriceGrid.ONE, "from 0.0000 to 1.0000");
      return units;
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "yes_value must be dollars with at most four decimals, but is "
              + wanted.text("yes_value"),
          e);
    }
  }

  /** Shows what is not usual. */
  void show(ObjectNode kalshi) {
    Rulings rulings = faults.settlement();
    if (rulings.equals(Rulings.USUAL)) {
      return;
    }
    ObjectNode node = kalshi.putObject("settlement").put("late_ms", rulings.lateMs());
    rulings
        .instead()
        .ifPresent(
            outcome ->
                node.put("result", outcome.isMeasured() ? outcome.result() : "void")
                    .put("yes_value", WireText.dollars(outcome.yesValue())));
  }
}
