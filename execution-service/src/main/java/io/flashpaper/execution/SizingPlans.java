// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.BuiltInSizing;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Quantity;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginRefusedException;
import io.flashpaper.strategy.loader.PluginStore;
import io.flashpaper.strategy.loader.SizingCatalog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings to sizing: finds the policy and hands it its parameters. */
final class SizingPlans {
  private final SizingCatalog catalog;

  SizingPlans(ExecutionConfig.Plugins config) {
    this.catalog = new SizingCatalog(BuiltInSizing.FACTORIES, directory(config));
  }

  private static PluginDirectory directory(ExecutionConfig.Plugins config) {
    Path directory = config.directory().toAbsolutePath();
    return new PluginDirectory(
        directory,
        new PluginStore(config.store().orElse(directory.resolve(".kept"))),
        AllowedPlugins.of(config.allowedSha256().orElse(List.of())),
        PluginKind.SIZING);
  }

  /**
   * How an account is sized.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  SizingPlan of(ExecutionConfig.Account account) {
    SortedMap<String, String> parameters = parameters(account);
    LoadedSizing sizing = catalog.get(account.sizing());
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

  private static SortedMap<String, String> parameters(ExecutionConfig.Account account) {
    SortedMap<String, String> parameters = new TreeMap<>(account.sizingParameters());
    put(parameters, "base-size", account.baseSize());
    put(parameters, "win-rate-size", account.winRateSize());
    put(parameters, "streak-size", account.streakSize());
    return parameters;
  }

  private static void put(
      Map<String, String> parameters, String name, Optional<BigDecimal> dollars) {
    if (dollars.isPresent() && parameters.put(name, dollars.get().toPlainString()) != null) {
      throw new IllegalArgumentException(
          "%s and sizing-parameters.%s say the same: leave one out".formatted(name, name));
    }
  }
}
