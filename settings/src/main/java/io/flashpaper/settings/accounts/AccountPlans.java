// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.EntryOrders;
import io.flashpaper.engine.execution.EntryOrders.Placement;
import io.flashpaper.engine.execution.EntryOrders.Style;
import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.ModelExits;
import io.flashpaper.engine.execution.exits.ModelStop;
import io.flashpaper.engine.execution.exits.StopRule;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.latency.ConstantLatency;
import io.flashpaper.engine.execution.latency.LatencyModel;
import io.flashpaper.engine.execution.latency.LogNormalLatency;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.settings.text.MappingReader;
import io.flashpaper.settings.text.MappingWriter;
import io.flashpaper.settings.text.SettingName;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings to account plans; refuses nonsense with the setting's name. */
public final class AccountPlans {
  private static final String GROUP = "flashpaper.accounts";
  private static final String OTHERS = "flashpaper.other-accounts";

  private final List<AccountPlan> configured;
  private final AccountConfig others;
  private final SizingPlans sizing;

  /**
   * Reads them all.
   *
   * @param accounts by name
   * @param others how every other account trades
   * @param policies where sizing policies come from
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public AccountPlans(
      Map<String, AccountConfig> accounts, AccountConfig others, SizingSource policies) {
    this.sizing = new SizingPlans(policies);
    this.configured =
        new TreeMap<>(accounts)
            .entrySet().stream()
                .map(e -> plan(GROUP + ".\"" + e.getKey() + '"', e.getKey(), e.getValue()))
                .toList();
    this.others = others;
    other("any");
  }

  /**
   * The plan that an account traded by, as it is on record.
   *
   * @param settings {@link AccountPlan#settings()}
   * @throws IllegalArgumentException naming the setting that does not exist or is wrong
   */
  public static AccountPlan read(
      String account, Map<String, String> settings, SizingSource policies) {
    String prefix = SettingName.of(GROUP, account);
    Map<String, String> named = new TreeMap<>();
    settings.forEach((name, value) -> named.put(prefix + '.' + name, value));
    AccountConfig config = MappingReader.read(AccountConfig.class, prefix, named);
    return plan(prefix, account, config, new SizingPlans(policies));
  }

  /** The plans of the configured accounts, by name. */
  public List<AccountPlan> configured() {
    return configured;
  }

  /** The plan of an account that is not configured. */
  public AccountPlan other(String name) {
    return plan(OTHERS, name, others);
  }

  private AccountPlan plan(String setting, String name, AccountConfig account) {
    return plan(setting, name, account, sizing);
  }

  private static AccountPlan plan(
      String setting, String name, AccountConfig account, SizingPlans policies) {
    try {
      SizingPlan sizing = policies.of(account);
      return new AccountPlan(
          name,
          money(account.initialCash()),
          FeePolicy.named(account.fees()),
          sizing,
          exits(account.exits()),
          latency(account),
          account.cooldown(),
          account.retry(),
          account.minFeedGrade(),
          ProtectionPlan.of(account.protections()),
          entryOrders(account),
          settings(account, sizing));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "setting %s: %s".formatted(setting, wrong.getMessage()), wrong);
    }
  }

  private static SortedMap<String, String> settings(AccountConfig account, SizingPlan sizing) {
    SortedMap<String, String> settings = MappingWriter.write(AccountConfig.class, account);
    SizingPlans.write(sizing.sizer(), settings);
    return settings;
  }

  private static EntryOrders entryOrders(AccountConfig account) {
    return new EntryOrders(
        one(Style.class, "entry-orders", account.entryOrders()),
        account.maker().timeToLive(),
        one(Placement.class, "maker.placement", account.maker().placement()));
  }

  private static <E extends Enum<E>> E one(Class<E> choices, String setting, String word) {
    List<String> words = Arrays.stream(choices.getEnumConstants()).map(AccountPlans::word).toList();
    int index = words.indexOf(word);
    if (index < 0) {
      throw new IllegalArgumentException(
          "there is no %s '%s'; choose %s".formatted(setting, word, String.join(", ", words)));
    }
    return choices.getEnumConstants()[index];
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static LatencyModel latency(AccountConfig account) {
    return switch (account.latencyModel()) {
      case "constant" -> new ConstantLatency(account.latency());
      case "log-normal" ->
          new LogNormalLatency(account.latencyMedian(), money(account.latencySigma()).micros());
      default ->
          throw new IllegalArgumentException(
              "there is no latency-model '%s'; choose constant or log-normal"
                  .formatted(account.latencyModel()));
    };
  }

  /**
   * When a position is sold.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public static ExitPolicy exits(AccountConfig.Exits exits) {
    return switch (exits.profile()) {
      case "v10" -> new V10Exits(ppm(exits.takeProfitPercent()), stop(exits), exits.longest());
      case "model" ->
          new ModelExits(
              exits.settleWithin(),
              price(exits.maxSpread()),
              stop(exits),
              price(exits.edgeReserve()),
              exits.longest());
      default ->
          throw new IllegalArgumentException(
              "there is no exits.profile '%s'; choose v10 or model".formatted(exits.profile()));
    };
  }

  private static StopRule stop(AccountConfig.Exits exits) {
    String stop = exits.stop().orElse(exits.profile());
    return switch (stop) {
      case "v10" -> v10Stop(exits);
      case "model" -> ModelStop.DEFAULT.withMaxSpread(price(exits.maxSpread()));
      default ->
          throw new IllegalArgumentException(
              "there is no exits.stop '%s'; choose v10 or model".formatted(stop));
    };
  }

  private static AdaptiveStop v10Stop(AccountConfig.Exits exits) {
    return new AdaptiveStop(
        ppm(exits.stopPercent()),
        exits.stopVolatilityFactor(),
        ppm(exits.stopLowestPercent()),
        ppm(exits.stopHighestPercent()),
        AdaptiveStop.DEFAULT.window(),
        AdaptiveStop.DEFAULT.unknownDeviationPpm());
  }

  private static Price price(BigDecimal dollars) {
    return new Price(money(dollars).micros());
  }

  private static Money money(BigDecimal dollars) {
    return new Money(dollars.movePointRight(6).longValueExact());
  }

  private static long ppm(BigDecimal percent) {
    return percent.movePointRight(4).longValueExact();
  }
}
