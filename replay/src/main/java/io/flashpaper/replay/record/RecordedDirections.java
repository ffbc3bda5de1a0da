// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.record;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.LedgerSetup;
import io.flashpaper.replay.SignalSetup;
import io.flashpaper.replay.record.ConfigurationRecord.Scene;
import io.flashpaper.settings.Settings;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.StrategyInstances;
import io.flashpaper.strategy.loader.LoadedPlugin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes directions of what is on record, with other settings in place of some if wished. */
public final class RecordedDirections {
  private final ConfigurationRecord record;
  private final Settings others;
  private final Plugins plugins;
  private final SizingSource policies;

  /** Where strategies come from. */
  public interface Plugins {
    /** The very plugin that ran. */
    LoadedPlugin kept(String strategy, String sha256);

    /** One that did not run before; its newest version unless one is asked for. */
    LoadedPlugin newest(String strategy, Optional<String> version);
  }

  /**
   * What a record is read with.
   *
   * @param others settings that go before those on record; {@link Settings#NONE} for none
   * @param policies where sizing policies come from
   */
  public RecordedDirections(
      ConfigurationRecord record, Settings others, Plugins plugins, SizingSource policies) {
    this.record = record;
    this.others = others;
    this.plugins = plugins;
    this.policies = policies;
  }

  /**
   * The directions.
   *
   * @throws IllegalArgumentException naming a setting that is wrong, a plugin that is not there, or
   *     what is missing on record
   */
  public Directions directions() {
    if (!record.isComplete()) {
      throw new IllegalArgumentException(
          "the record does not say what ran: name the files of topics signals and ledger too, or"
              + " give a configuration");
    }
    return new Directions(signals(), ledgers(), record.commands(), record.hung());
  }

  /** One configuration from beginning to end. */
  public static Directions constant(Settings settings, Plugins plugins, SizingSource policies) {
    List<StrategyInstance> instances = new ArrayList<>();
    for (InstancePlan plan : settings.instances()) {
      if (plan.enabled()) {
        instances.add(StrategyInstances.of(plan, plugins.newest(plan.strategy(), plan.version())));
      }
    }
    AccountPlans accounts = settings.accounts(policies);
    return Directions.constant(
        new SignalSetup(settings.signals(), instances),
        new LedgerSetup(accounts.configured(), accounts::other));
  }

  private NavigableMap<Long, SignalSetup> signals() {
    NavigableMap<Long, SignalSetup> setups = new TreeMap<>();
    SortedMap<String, StrategyLoaded> running = new TreeMap<>();
    Settings beside = Settings.NONE;
    for (Map.Entry<Long, Scene> at : record.scenes().entrySet()) {
      Scene scene = at.getValue();
      Set<String> anew = new HashSet<>(scene.loaded.keySet());
      anew.retainAll(running.keySet());
      running.keySet().removeAll(scene.unloaded);
      running.putAll(scene.loaded);
      if (!scene.settings.isEmpty()) {
        beside = Settings.ofSignals(scene.settings);
      }
      setups.put(at.getKey(), setup(running, beside, anew, scene));
    }
    return setups;
  }

  private SignalSetup setup(
      SortedMap<String, StrategyLoaded> running, Settings beside, Set<String> anew, Scene scene) {
    Settings all = beside;
    for (StrategyLoaded loaded : running.values()) {
      requireSettings(loaded);
      all =
          all.with(
              Settings.ofInstance(
                  loaded.instance(),
                  loaded.strategy(),
                  loaded.account(),
                  loaded.parameters(),
                  loaded.settings()));
    }
    Settings now = all.with(others);
    List<StrategyInstance> instances = new ArrayList<>();
    for (InstancePlan plan : now.instances()) {
      if (plan.enabled()) {
        instances.add(
            StrategyInstances.of(
                plan, plugin(plan, Optional.ofNullable(running.get(plan.name())))));
      }
    }
    Set<String> released = new HashSet<>();
    scene.loaded.values().stream()
        .filter(StrategyLoaded::released)
        .forEach(loaded -> released.add(loaded.instance()));
    return new SignalSetup(now.signals(), instances, anew, released);
  }

  private static void requireSettings(StrategyLoaded loaded) {
    if (loaded.settings().isEmpty()) {
      throw new IllegalArgumentException(
          "of strategy instance %s, loaded at tape offset %d, no settings are on record: an earlier version wrote that, begin after it"
              .formatted(loaded.instance(), loaded.tapeOffset()));
    }
  }

  private LoadedPlugin plugin(InstancePlan plan, Optional<StrategyLoaded> ran) {
    return ran.filter(loaded -> loaded.strategy().equals(plan.strategy()))
        .filter(_ -> plan.version().isEmpty())
        .map(loaded -> plugins.kept(loaded.strategy(), loaded.sha256()))
        .orElseGet(() -> plugins.newest(plan.strategy(), plan.version()));
  }

  private NavigableMap<Long, LedgerSetup> ledgers() {
    NavigableMap<Long, LedgerSetup> setups = new TreeMap<>();
    SortedMap<String, AccountPlan> configured = new TreeMap<>();
    SortedMap<String, AccountPlan> opened = openedByName();
    long first = record.plans().firstKey();
    Set<String> known = new HashSet<>();
    for (var at : record.plans().entrySet()) {
      boolean changed = at.getKey() == first;
      SortedMap<String, AccountPlan> others = new TreeMap<>(opened);
      for (String account : at.getValue().keySet()) {
        boolean isOpened = isOpenedByName(at.getKey(), account, first, known);
        changed |= !isOpened;
        if (!isOpened) {
          configured.put(account, plan(account, at.getValue().get(account)));
        }
        known.add(account);
      }
      others.putAll(configured);
      if (changed) {
        setups.put(at.getKey(), new LedgerSetup(List.copyOf(configured.values()), byName(others)));
      }
    }
    return setups;
  }

  /** Who was not configured is opened where a signal names it, by the first plan on record. */
  private SortedMap<String, AccountPlan> openedByName() {
    SortedMap<String, AccountPlan> opened = new TreeMap<>();
    long first = record.plans().firstKey();
    Set<String> known = new HashSet<>();
    record
        .plans()
        .forEach(
            (offset, plans) ->
                plans.forEach(
                    (account, settings) -> {
                      if (isOpenedByName(offset, account, first, known)) {
                        opened.put(account, plan(account, settings));
                      }
                      known.add(account);
                    }));
    return opened;
  }

  private boolean isOpenedByName(long offset, String account, long first, Set<String> known) {
    return offset > first && !known.contains(account) && record.isNamedAt(offset, account);
  }

  private AccountPlan plan(String account, SortedMap<String, String> recorded) {
    return Settings.ofAccount(account, recorded)
        .with(others)
        .accounts(policies)
        .configured()
        .stream()
        .filter(plan -> plan.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  /** An account that is not on record trades as the other settings say. */
  private Function<String, AccountPlan> byName(SortedMap<String, AccountPlan> plans) {
    AccountPlans unrecorded = others.accounts(policies);
    SortedMap<String, AccountPlan> all = new TreeMap<>();
    unrecorded.configured().forEach(plan -> all.put(plan.account(), plan));
    all.putAll(plans);
    return name -> Optional.ofNullable(all.get(name)).orElseGet(() -> unrecorded.other(name));
  }
}
