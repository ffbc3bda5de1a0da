// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

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
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginScan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes of settings what one account runs; the instances of other accounts stand still. */
public final class SettingsDirections implements TrialDirections {
  private final Settings beneath;
  private final String account;
  private final PluginScan plugins;
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
    PluginDirectory directory = new PluginDirectory(folder);
    this.plugins = directory.scan();
    this.policies = SizingSource.in(directory);
  }

  @Override
  public Directions with(SortedMap<String, String> settings) {
    Settings all = beneath.with(Settings.of(settings));
    List<StrategyInstance> instances =
        plans(all).stream().map(plan -> StrategyInstances.of(plan, plugin(plan))).toList();
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

  private LoadedPlugin plugin(InstancePlan plan) {
    return plan.version()
        .map(version -> plugins.find(plan.strategy(), version))
        .orElseGet(() -> plugins.find(plan.strategy()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no strategy %s%s in %s: copy its jar there, or name another --plugins%s"
                        .formatted(
                            plan.strategy(),
                            plan.version().map(" "::concat).orElse(""),
                            plugins.directory(),
                            refusals())));
  }

  /** A jar that is there and was refused is worth knowing of where one is missing. */
  private String refusals() {
    return plugins.refusals().stream()
        .map(refusal -> "; " + refusal.sentence())
        .collect(Collectors.joining());
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
    Set<String> jars = new TreeSet<>();
    plugins.plugins().forEach(plugin -> jars.add("jar " + plugin.sha256()));
    plugins.sizing().forEach(plugin -> jars.add("jar " + plugin.sha256()));
    lines.addAll(jars);
    return lines;
  }
}
