// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.util.regex.Pattern;

/**
 * A policy's answer, stored with the trade.
 *
 * @param dollars the most the entry may cost with its fee, from $0 to {@link #MOST}; $0 for no
 *     entry
 * @param base what it would have been without any rule, such as $10 where a streak made it $20; the
 *     same as {@code dollars} where the policy knows no such thing
 * @param reason the rule that decided, a code of capitals, digits and underscores such as {@code
 *     STREAK}, and the numbers behind it. Of a size of $0 the first fact is shown as what was seen,
 *     and the first other fact whose name begins with {@code threshold} as what it fell short of
 */
public record Size(Money dollars, Money base, Reason reason) {
  /** No size is greater: a million dollars. */
  public static final Money MOST = Money.of("1000000");

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final int MOST_FACTS = 20;

  /**
   * Checks the amounts and the reason.
   *
   * @throws IllegalArgumentException if an amount is out of its range, the code malformed or longer
   *     than 40 characters, or there are more than 20 facts
   */
  public Size {
    check("size", dollars);
    check("base", base);
    if (!CODE.matcher(reason.code()).matches()) {
      throw new IllegalArgumentException(
          "the rule '%s' must match %s, such as STREAK".formatted(reason.code(), CODE.pattern()));
    }
    if (reason.facts().size() > MOST_FACTS) {
      throw new IllegalArgumentException(
          "rule %s has %d facts, but %d are the most"
              .formatted(reason.code(), reason.facts().size(), MOST_FACTS));
    }
  }

  private static void check(String name, Money amount) {
    if (amount.isNegative() || amount.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "a %s is from $0 to $%s, but is $%s".formatted(name, MOST, amount));
    }
  }

  /** So many dollars by a rule, where there is no other base. */
  public static Size of(Money dollars, String rule, Fact... facts) {
    return new Size(dollars, dollars, Reason.of(rule, facts));
  }

  /** No entry, and why. */
  public static Size none(String rule, Fact... facts) {
    return of(Money.ZERO, rule, facts);
  }
}
