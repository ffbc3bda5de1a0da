// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.StrategyLimits;
import io.flashpaper.strategy.loader.PluginScan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What judges the samples.
 *
 * @param settings of each market's engine
 * @param chosen the strategies, in the order they are told
 */
public record DecidePlan(SignalSettings settings, List<ChosenStrategy> chosen) {
  // The longest window a sample may name.
  private static final Duration HORIZON = Duration.ofHours(24);

  /** Freezes the list. */
  public DecidePlan {
    chosen = List.copyOf(chosen);
  }

  /**
   * From names to strategies with their parameters.
   *
   * @throws IllegalArgumentException naming the option that is wrong, and what there is
   */
  public static DecidePlan of(DecideOptions options, PluginScan plugins) {
    SignalSettings usual = SignalSettings.DEFAULT;
    return new DecidePlan(
        new SignalSettings(
            Options.bind("--flash", FlashOptions.class, options.flash()).settings(),
            HORIZON,
            usual.leastPast(),
            limits()),
        new StrategyChoice(options, plugins).chosen());
  }

  /** Nobody has to be protected from a strategy that is slow or often changes its mind. */
  private static StrategyLimits limits() {
    StrategyLimits usual = StrategyLimits.DEFAULT;
    return new StrategyLimits(
        usual.slowUnits(), Integer.MAX_VALUE, Integer.MAX_VALUE, usual.memoryValues());
  }

  List<StrategyInstance> instances(String series) {
    return chosen.stream().map(strategy -> strategy.instance(series)).toList();
  }

  Duration longestWindow() {
    return chosen.stream()
        .map(strategy -> strategy.strategy().longestWindow())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether a model is asked, which needs a volatility and strikes. */
  boolean asksModel() {
    return chosen.stream().anyMatch(ChosenStrategy::asksModel);
  }
}
