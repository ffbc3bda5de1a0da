// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.EntryOrders.Placement;
import io.flashpaper.engine.execution.EntryOrders.Style;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.model.Money;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Accounts by chance from a seed: every way to round fees and to buy, much cash and hardly any. */
final class RandomPlans {
  private static final List<Duration> LATENCIES =
      List.of(Duration.ZERO, Duration.ofMillis(250), Duration.ofSeconds(3));

  private static final List<EntryOrders> ENTRY_ORDERS =
      List.of(
          EntryOrders.TAKER,
          EntryOrders.MAKER,
          new EntryOrders(Style.MAKER, Duration.ofSeconds(5), Placement.IMPROVE),
          new EntryOrders(Style.MAKER, Duration.ofMinutes(2), Placement.LIMIT));

  private RandomPlans() {}

  static List<AccountPlan> of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return List.of(plan("first", random), plan("second", random));
  }

  private static AccountPlan plan(String account, SplittableRandom random) {
    AccountPlan usual = AccountPlan.defaults(account);
    List<FeePolicy> fees = List.of(FeePolicy.values());
    List<ExitPolicy> exits = List.of(V10Exits.DEFAULT, ModelExits.DEFAULT);
    return new AccountPlan(
            account,
            Money.ofCents(random.nextInt(4) == 0 ? 100_000 : random.nextLong(30, 600)),
            any(fees, random),
            usual.sizing(),
            any(exits, random),
            new ConstantLatency(any(LATENCIES, random)),
            Duration.ofSeconds(random.nextLong(0, 60)),
            usual.retry(),
            usual.minFeedGrade(),
            usual.protections())
        .withEntryOrders(any(ENTRY_ORDERS, random));
  }

  private static <T> T any(List<T> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
