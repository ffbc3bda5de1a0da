// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.signal.Desire;

/**
 * Assertions in the manner of AssertJ: {@code
 * assertThat(transcript).at(3).wants(Side.YES).atMost("0.54").because("DIP")}. Import statically
 * beside AssertJ's own.
 */
public final class StrategyAssertions {
  private StrategyAssertions() {}

  /** Begins an assertion about what a strategy said. */
  public static TranscriptAssert assertThat(Transcript actual) {
    return new TranscriptAssert(actual);
  }

  /** Begins an assertion about one desire. */
  public static DesireAssert assertThat(Desire actual) {
    return new DesireAssert(actual);
  }
}
