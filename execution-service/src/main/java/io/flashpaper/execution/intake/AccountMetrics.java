// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.execution.Headway;
import io.flashpaper.model.Money;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * How each account stands, as stored last: told by whoever keeps the ledger, not a number on a
 * standby. There are as many as accounts.
 */
final class AccountMetrics {
  private static final double MICROS_PER_DOLLAR = 1e6;

  private final MeterRegistry meters;
  private final Headway headway;
  private final ConcurrentHashMap<String, AccountState> stored = new ConcurrentHashMap<>();

  AccountMetrics(MeterRegistry meters, Headway headway) {
    this.meters = meters;
    this.headway = headway;
  }

  /** These accounts are stored so. */
  void stored(Collection<AccountState> states) {
    for (AccountState state : states) {
      if (stored.put(state.account(), state) == null) {
        register(state.account());
      }
    }
  }

  private void register(String account) {
    gauge(account, "equity.dollars", a -> dollars(a.initialCash().plus(a.totals().tradePnl())));
    gauge(account, "cash.dollars", a -> dollars(a.cash()));
    gauge(account, "open.positions", a -> a.trades().size());
    halted(account, "money", a -> a.halt().isPresent() ? 1 : 0);
    halted(account, "sizing", a -> a.sizing().halt().isPresent() ? 1 : 0);
  }

  private static double dollars(Money amount) {
    return amount.micros() / MICROS_PER_DOLLAR;
  }

  private void gauge(String account, String name, ToDoubleFunction<AccountState> value) {
    Gauge.builder("flashpaper.execution.account." + name, this, m -> m.told(account, value))
        .tag("account", account)
        .register(meters);
  }

  private void halted(String account, String by, ToDoubleFunction<AccountState> value) {
    Gauge.builder("flashpaper.execution.account.halted", this, m -> m.told(account, value))
        .tag("account", account)
        .tag("by", by)
        .register(meters);
  }

  private double told(String account, ToDoubleFunction<AccountState> value) {
    AccountState state = stored.get(account);
    return state == null || !headway.isKeeping() ? Double.NaN : value.applyAsDouble(state);
  }
}
