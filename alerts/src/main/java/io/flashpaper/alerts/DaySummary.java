// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.model.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A UTC day of tape time.
 *
 * @param day such as {@code 2026-11-23}
 * @param accounts those that closed a trade in it
 */
public record DaySummary(String day, List<Account> accounts) {
  /** Freezes the list. */
  public DaySummary {
    accounts = List.copyOf(accounts);
  }

  /**
   * What an account did.
   *
   * @param trades closed in the day
   * @param wins of them with a net gain
   * @param net of all, after fees
   * @param cash at its end
   */
  public record Account(String name, long trades, long wins, Money net, Money cash) {
    private String sentence() {
      return "%s: %d trades, %d won, %s%s, cash $%s"
          .formatted(
              name,
              trades,
              wins,
              net.micros() < 0 ? "-$" : "$",
              Plain.money(net).replace("-", ""),
              Plain.money(cash));
    }
  }

  /** What is told of it. */
  public Alert alert(long timeMs) {
    Map<String, String> fields = new TreeMap<>();
    Plain.result(accounts.stream().map(Account::net).reduce(Money.ZERO, Money::plus), fields);
    fields.put("day", day);
    fields.put("trades", Long.toString(accounts.stream().mapToLong(Account::trades).sum()));
    fields.put("wins", Long.toString(accounts.stream().mapToLong(Account::wins).sum()));
    fields.put(
        "accounts", accounts.stream().map(Account::sentence).collect(Collectors.joining("\n")));
    return Alert.of(Rule.DAILY_SUMMARY, timeMs, fields);
  }
}
