// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.StrategyInstances;
import io.flashpaper.strategy.loader.KeptPlugins;
import java.util.Map;
import java.util.Optional;

/**
 * From what is on record to what the engines run: exactly what ran, or the same with other settings
 * in place of some. Not safe for use by two threads at once.
 */
public final class Recorded {
  private final KeptPlugins plugins;
  private final Settings others;
  private final SizingSource policies;

  /**
   * A reader of records.
   *
   * @param plugins the jars that ran
   * @param others in place of what is on record; {@link Settings#NONE} to repeat what was
   */
  public Recorded(KeptPlugins plugins, Settings others) {
    this.plugins = plugins;
    this.others = others;
    this.policies = SizingSource.kept(plugins);
  }

  /**
   * How an instance is set.
   *
   * @throws IllegalArgumentException naming the setting that is wrong, or the instance if nothing
   *     is on record of its settings
   */
  public InstancePlan plan(StrategyLoaded loaded) {
    if (loaded.settings().isEmpty()) {
      throw new IllegalArgumentException(
          "of strategy instance %s, loaded at tape offset %d, no settings are on record: an earlier version wrote that, begin after it"
              .formatted(loaded.instance(), loaded.tapeOffset()));
    }
    return Settings.ofInstance(
            loaded.instance(),
            loaded.strategy(),
            loaded.account(),
            loaded.parameters(),
            loaded.settings())
        .with(others.aboutInstance(loaded.instance()))
        .instance(loaded.instance())
        .orElseThrow();
  }

  /**
   * The instance, from the jar it ran from; empty if the other settings turn it off.
   *
   * @throws RuntimeException if the jar is not kept, or refuses the parameters
   */
  public Optional<StrategyInstance> instance(StrategyLoaded loaded) {
    return Optional.of(plan(loaded))
        .filter(InstancePlan::enabled)
        .map(
            plan -> StrategyInstances.of(plan, plugins.strategy(plan.strategy(), loaded.sha256())));
  }

  /**
   * What held for all instances.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public SignalSettings signals(SignalsConfigured said) {
    return Settings.ofSignals(said.settings()).with(others.aboutSignals()).signals();
  }

  /**
   * By which plan an account traded.
   *
   * @param settings as the ledger has them
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public AccountPlan account(String account, Map<String, String> settings) {
    return Settings.ofAccount(account, settings)
        .with(others.aboutAccount(account))
        .accounts(policies)
        .configured()
        .getFirst();
  }

  /** The plan of an account of which nothing is on record. */
  public AccountPlan unrecorded(String account) {
    AccountPlans plans = others.accounts(policies);
    return plans.configured().stream()
        .filter(plan -> plan.account().equals(account))
        .findFirst()
        .orElseGet(() -> plans.other(account));
  }
}
