// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.accounts;

import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Quantity;
import io.flashpaper.settings.text.SettingName;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.PluginRefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings to sizing: finds the policy and hands it its parameters. */
final class SizingPlans {
  private static final String BASE_SIZE = "base-size";
  private static final String WIN_RATE_SIZE = "win-rate-size";
  private static final String STREAK_SIZE = "streak-size";

  private final SizingSource source;

  SizingPlans(SizingSource source) {
    this.source = source;
  }

  /**
   * How an account is sized.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  SizingPlan of(AccountConfig account) {
    SortedMap<String, String> parameters = parameters(account);
    LoadedSizing sizing =
        source.find(account.sizing(), account.sizingVersion(), account.sizingSha256());
    try {
      return new SizingPlan(
          sizing.create(parameters),
          Sizer.of(sizing.id(), sizing.version(), sizing.sha256(), parameters),
          BreakEven.named(account.breakEven()),
          Quantity.of(account.contractStep().toPlainString()));
    } catch (InvalidParametersException | PluginRefusedException refused) {
      throw new IllegalArgumentException(
          "sizing-parameters of %s: %s".formatted(sizing.id(), refused.getMessage()), refused);
    }
  }

  private static SortedMap<String, String> parameters(AccountConfig account) {
    SortedMap<String, String> parameters = new TreeMap<>(account.sizingParameters());
    put(parameters, BASE_SIZE, account.baseSize());
    put(parameters, WIN_RATE_SIZE, account.winRateSize());
    put(parameters, STREAK_SIZE, account.streakSize());
    return parameters;
  }

  private static void put(
      Map<String, String> parameters, String name, Optional<BigDecimal> dollars) {
    if (dollars.isPresent() && parameters.put(name, dollars.get().toPlainString()) != null) {
      throw new IllegalArgumentException(
          "%s and sizing-parameters.%s say the same: leave one out".formatted(name, name));
    }
  }

  /** Puts which policy it was, and each of its parameters by one name only. */
  static void write(Sizer sizer, SortedMap<String, String> settings) {
    settings.keySet().removeAll(List.of(BASE_SIZE, WIN_RATE_SIZE, STREAK_SIZE));
    settings.put("sizing-version", sizer.version());
    if (!sizer.sha256().isEmpty()) {
      settings.put("sizing-sha256", sizer.sha256());
    }
    sizer
        .parameters()
        .forEach(one -> settings.put(SettingName.of("sizing-parameters", one.name()), one.value()));
  }
}
