// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.strategy.api.sizing.SizingFactory;
import java.util.List;

/** The sizing policies that come with the program, written against the same API as any other. */
public final class BuiltInSizing {
  /** One for each, in the order in which they are shown. */
  public static final List<SizingFactory<?>> FACTORIES =
      List.of(
          new DynamicSizing.Factory(), new FixedSizing.Factory(), new FractionalKelly.Factory());

  /** Rises when one of them answers differently. */
  static final String VERSION = "1";

  private BuiltInSizing() {}
}
