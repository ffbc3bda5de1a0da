// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Numbers from one to another, in steps of the finest decimal place that either is written with:
 * {@code 0.01..0.10} has ten values, {@code 0.010..0.100} has 91.
 *
 * @param key the setting
 * @param low the least
 * @param high the greatest
 * @param unit what follows the number, such as {@code s}; often nothing
 */
public record Range(String key, BigDecimal low, BigDecimal high, String unit) implements Axis {
  private static final long MOST = 1_000_000_000L;
  private static final Pattern FORM =
      Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([a-z%]*)\\.\\.(-?[0-9]+(?:\\.[0-9]+)?)([a-z%]*)");

  /**
   * Brings both ends to one scale.
   *
   * @throws IllegalArgumentException if it has no value, or more than a thousand million
   */
  public Range {
    int scale = Math.max(low.scale(), high.scale());
    low = low.setScale(scale);
    high = high.setScale(scale);
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "%s goes down from %s to %s: write the lesser number first".formatted(key, low, high));
    }
    if (high.unscaledValue().subtract(low.unscaledValue()).bitLength() > 30) {
      throw new IllegalArgumentException(
          "%s has more than %d values: write fewer decimals".formatted(key, MOST));
    }
  }

  /** Reads {@code 0.01..0.10} or {@code 5s..30s}. */
  public static Range parse(String key, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || !form.group(2).equals(form.group(4))) {
      throw new IllegalArgumentException(
          "%s=%s is no range: write %s=0.01..0.10 or %s=5s..30s".formatted(key, text, key, key));
    }
    return new Range(
        key, new BigDecimal(form.group(1)), new BigDecimal(form.group(3)), form.group(2));
  }

  private long steps() {
    return high.unscaledValue().subtract(low.unscaledValue()).longValueExact();
  }

  private String value(long step) {
    return low.add(BigDecimal.valueOf(step, low.scale())).toPlainString() + unit;
  }

  @Override
  public List<String> values() {
    return LongStream.rangeClosed(0, steps()).mapToObj(this::value).toList();
  }

  @Override
  public String draw(SplittableRandom random) {
    return value(random.nextLong(steps() + 1));
  }
}
