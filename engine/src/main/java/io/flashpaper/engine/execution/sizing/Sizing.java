// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.sizing.Size;

/**
 * How much the next trade may cost, and why.
 *
 * @param rule what decided, such as {@code STREAK}
 * @param base the size without any rule
 * @param size the size chosen
 */
public record Sizing(String rule, Money base, Money size) {
  /** What a policy said, without its facts. */
  public static Sizing of(Size said) {
    return new Sizing(said.reason().code(), said.base(), said.dollars());
  }
}
