// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.tape.Shard;
import java.util.List;

/** How the accounts of one shard trade. */
public final class OwnPlans {
  private final AccountPlans all;
  private final Shard shard;

  /** Of all plans those of a shard. */
  public OwnPlans(AccountPlans all, Shard shard) {
    this.all = all;
    this.shard = shard;
  }

  /** The plans of its configured accounts, by name. */
  public List<AccountPlan> configured() {
    return all.configured().stream().filter(plan -> shard.holds(plan.account())).toList();
  }

  /**
   * The plan of an account that is not configured.
   *
   * @throws IllegalStateException if it is in another shard
   */
  public AccountPlan other(String account) {
    if (!shard.holds(account)) {
      throw new IllegalStateException(
          "the signals of shard %s name account '%s', which is in shard %s: begin anew with empty topics signals and ledger (docs/operating/scaling.md)"
              .formatted(shard, account, shard.home(account)));
    }
    return all.other(account);
  }
}
