// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.FlashFilter;
import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyLimits;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Price;
import io.flashpaper.settings.text.MappingReader;
import io.flashpaper.settings.text.Texts;
import io.flashpaper.strategy.loader.Budgets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings that hold for all instances: what is a flash crash, and what a strategy may do. */
public final class SignalPlan {
  private static final String ROOT = "flashpaper.";
  private static final String FLASH = "flash-crash";
  private static final String LIMITS = "plugins.limits";

  private SignalPlan() {}

  /**
   * What the engine makes of them.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public static SignalSettings of(FlashCrashConfig crash, LimitsConfig limits) {
    SignalSettings usual = SignalSettings.DEFAULT;
    return new SignalSettings(
        new FlashSettings(
            crash.minDropPpm(),
            FixedPoint.parse(crash.minAbsDrop(), FixedPoint.MICRO_DECIMALS),
            crash.window(),
            crash.rearmAfter(),
            crash.gap(),
            new FlashFilter(Price.of(crash.minK()), crash.minSigma(), crash.confirmAsk())),
        usual.horizon(),
        usual.leastPast(),
        new StrategyLimits(
            Budgets.SLOW_CALL_UNITS, limits.slowCalls(), limits.changes(), limits.memoryValues()));
  }

  /** Those in force, by their names without {@code flashpaper.}. */
  public static SortedMap<String, String> write(SignalSettings settings) {
    FlashSettings crash = settings.flash();
    StrategyLimits limits = settings.limits();
    return new Texts()
        .put(FLASH + ".min-drop-ppm", crash.minDropPpm())
        .put(
            FLASH + ".min-abs-drop",
            FixedPoint.format(crash.minAbsDropMicros(), FixedPoint.MICRO_DECIMALS))
        .put(FLASH + ".window", crash.window())
        .put(FLASH + ".rearm-after", crash.rearmAfter())
        .put(FLASH + ".gap", crash.gap())
        .put(FLASH + ".min-k", crash.filter().minK())
        .put(FLASH + ".min-sigma", crash.filter().minSigma())
        .put(FLASH + ".confirm-ask", crash.filter().confirmAsk())
        .put(LIMITS + ".slow-calls", limits.slowCalls())
        .put(LIMITS + ".changes", limits.changes())
        .put(LIMITS + ".memory-values", limits.memoryValues())
        .byName();
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the setting that does not exist or is wrong
   */
  public static SignalSettings read(Map<String, String> settings) {
    Map<String, String> crash = new TreeMap<>();
    Map<String, String> others = new TreeMap<>();
    settings.forEach(
        (name, value) -> (name.startsWith(FLASH + '.') ? crash : others).put(ROOT + name, value));
    return of(
        MappingReader.read(FlashCrashConfig.class, ROOT + FLASH, crash),
        MappingReader.read(LimitsConfig.class, ROOT + LIMITS, others));
  }
}
