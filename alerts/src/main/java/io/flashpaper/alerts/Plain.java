// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Numbers as people read them. */
final class Plain {
  private static final int CENTS = 2;

  private Plain() {}

  /** Without the zeros at its end. */
  static String number(String decimal) {
    BigDecimal short_ = new BigDecimal(decimal).stripTrailingZeros();
    return short_.setScale(Math.max(0, short_.scale())).toPlainString();
  }

  /** Dollars to the cent. */
  static String money(Money amount) {
    return new BigDecimal(amount.toString())
        .setScale(CENTS, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** Dollars for each, to a tenth of a cent. */
  static String average(Money total, Quantity quantity) {
    BigDecimal each =
        new BigDecimal(total.toString())
            .divide(new BigDecimal(quantity.toString()), 3, RoundingMode.HALF_EVEN);
    return number(each.toPlainString());
  }

  /** What was won or lost, and which of the two. */
  static void result(Money net, Map<String, String> fields) {
    fields.put("net", money(net).replace("-", ""));
    fields.put("result", net.micros() < 0 ? "lost" : "won");
  }
}
