// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.settings.accounts.AccountConfig;
import io.flashpaper.settings.accounts.AccountPlans;
import io.flashpaper.settings.accounts.AccountsConfig;
import io.flashpaper.settings.accounts.SizingSource;
import io.flashpaper.settings.strategies.FlashCrashConfig;
import io.flashpaper.settings.strategies.GatesConfig;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstancePlans;
import io.flashpaper.settings.strategies.InstanceSettings;
import io.flashpaper.settings.strategies.LimitsConfig;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.settings.strategies.StrategiesConfig;
import io.flashpaper.settings.text.MappingReader;
import io.flashpaper.settings.text.SettingName;
import io.flashpaper.settings.text.Vocabulary;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of strategies and accounts by their full names, such as {@code
 * flashpaper.accounts.main.exits.profile}, and what they mean. What is not among them has its
 * default.
 */
public final class Settings {
  private static final String ROOT = "flashpaper.";
  private static final String STRATEGIES = ROOT + "strategies";
  private static final String GATES = ROOT + "gates";
  private static final String FLASH = ROOT + "flash-crash";
  private static final String LIMITS = ROOT + "plugins.limits";
  private static final String ACCOUNTS = ROOT + "accounts";
  private static final String OTHERS = ROOT + "other-accounts";

  private static final Vocabulary ALL =
      new Vocabulary(
          List.of(
              ConfigClass.configClass(StrategiesConfig.class, STRATEGIES),
              ConfigClass.configClass(GatesConfig.class, GATES),
              ConfigClass.configClass(FlashCrashConfig.class, FLASH),
              ConfigClass.configClass(LimitsConfig.class, LIMITS),
              ConfigClass.configClass(AccountsConfig.class, ACCOUNTS),
              ConfigClass.configClass(AccountConfig.class, OTHERS)));

  /** Nothing but defaults. */
  public static final Settings NONE = of(Map.of());

  private final SortedMap<String, String> byName;

  private Settings(SortedMap<String, String> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /**
   * These settings.
   *
   * @throws IllegalArgumentException naming those that do not exist, and those that do
   */
  public static Settings of(Map<String, String> given) {
    SortedMap<String, String> plain = new TreeMap<>();
    given.forEach((name, value) -> plain.put(SettingName.plain(name), value));
    for (String name : plain.keySet()) {
      if (!name.startsWith(ROOT)) {
        throw new IllegalArgumentException(
            "there is no setting %s: names begin with %s".formatted(name, ROOT));
      }
    }
    ALL.check(plain.keySet());
    return new Settings(plain);
  }

  /** The line-up and the accounts as they are delivered. */
  public static Settings usual() {
    return of(UsualSettings.read(ROOT));
  }

  /** The settings of an instance, as they are on record; its version is not fixed by them. */
  public static Settings ofInstance(
      String instance,
      String strategy,
      String account,
      Map<String, String> parameters,
      Map<String, String> recorded) {
    return of(
        InstanceSettings.named(
            instance, Map.of("strategy", strategy, "account", account), parameters, recorded));
  }

  /** An account's settings, as they are on record. */
  public static Settings ofAccount(String account, Map<String, String> recorded) {
    return of(under(SettingName.of(ACCOUNTS, account), recorded));
  }

  /** Settings that hold for all instances, as they are on record. */
  public static Settings ofSignals(Map<String, String> recorded) {
    return of(under("flashpaper", recorded));
  }

  private static Map<String, String> under(String prefix, Map<String, String> settings) {
    Map<String, String> full = new TreeMap<>();
    settings.forEach((name, value) -> full.put(prefix + '.' + name, value));
    return full;
  }

  /**
   * The same with others in place of some. A gate that is set for all instances holds for all of
   * them but those for which the others set it as well; another sizing policy begins with
   * parameters of its own.
   */
  public Settings with(Settings others) {
    SortedMap<String, String> all = new TreeMap<>(byName);
    others.byName.keySet().forEach(name -> all.keySet().removeIf(Rival.of(name)));
    all.putAll(others.byName);
    return new Settings(all);
  }

  private Settings only(String group) {
    SortedMap<String, String> some = new TreeMap<>(byName);
    some.keySet().removeIf(name -> !name.startsWith(group + '.'));
    return new Settings(some);
  }

  /** All of them. */
  public SortedMap<String, String> byName() {
    return byName;
  }

  /**
   * The strategy instances, in the order they are asked, those that are not enabled among them.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public List<InstancePlan> instances() {
    return new InstancePlans(read(GatesConfig.class, GATES))
        .of(read(StrategiesConfig.class, STRATEGIES).instances());
  }

  /** The instance of this name. */
  public Optional<InstancePlan> instance(String name) {
    return instances().stream().filter(plan -> plan.name().equals(name)).findFirst();
  }

  /**
   * What holds for all instances.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public SignalSettings signals() {
    return SignalPlan.of(read(FlashCrashConfig.class, FLASH), read(LimitsConfig.class, LIMITS));
  }

  /**
   * The accounts.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public AccountPlans accounts(SizingSource policies) {
    return new AccountPlans(
        read(AccountsConfig.class, ACCOUNTS).accounts(),
        read(AccountConfig.class, OTHERS),
        policies);
  }

  private <T> T read(Class<T> mapping, String prefix) {
    return MappingReader.read(mapping, prefix, only(prefix).byName);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings same && same.byName.equals(byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
