// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.cli.replay.ReplayPlugins;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.LedgerSetup;
import io.flashpaper.replay.SignalSetup;
import io.flashpaper.replay.sweep.job.TrialDirections;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.StrategyInstances;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Makes of settings what one account runs; the instances of other accounts stand still. */
public final class SettingsDirections implements TrialDirections {
  private final Settings beneath;
  private final String account;
  private final ReplayPlugins plugins;
  private final SizingSource policies;

  /**
   * Directions for one account.
   *
   * @param beneath what a trial's settings are laid over
   * @param folder of plugins
   */
  public SettingsDirections(Settings beneath, Path folder, String account) {
    this.beneath = beneath;
    this.account = account;
    this.plugins = new ReplayPlugins(folder);
    this.policies = plugins.policies();
  }

  /** One thread at a time: plugins are loaded on the way. */
  @Override
  public synchronized Directions with(SortedMap<String, String> settings) {
    Settings all = beneath.with(Settings.of(settings));
    List<StrategyInstance> instances =
        plans(all).stream()
            .map(
                plan -> StrategyInstances.of(plan, plugins.newest(plan.strategy(), plan.version())))
            .toList();
    AccountPlans accounts = all.accounts(policies);
    return Directions.constant(
        new SignalSetup(all.signals(), instances),
        new LedgerSetup(accounts.configured(), accounts::other));
  }

  private List<InstancePlan> plans(Settings all) {
    return all.instances().stream()
        .filter(plan -> plan.enabled() && plan.account().equals(account))
        .toList();
  }

  /**
   * The series that the account may trade with these settings.
   *
   * @throws IllegalArgumentException if no instance trades for it
   */
  public Set<String> series(SortedMap<String, String> settings) {
    Set<String> series = new TreeSet<>();
    plans(beneath.with(Settings.of(settings)))
        .forEach(plan -> series.addAll(plan.scope().series()));
    if (series.isEmpty()) {
      throw new IllegalArgumentException(
          "no enabled strategy trades for account %s: name another --account, or give it one with --set flashpaper.strategies.NAME.account=%s"
              .formatted(account, account));
    }
    return series;
  }

  @Override
  public List<String> foundation() {
    List<String> lines = new ArrayList<>();
    beneath.byName().forEach((name, value) -> lines.add(name + "=" + value));
    plugins.jars().forEach(sha256 -> lines.add("jar " + sha256));
    return lines;
  }
}
