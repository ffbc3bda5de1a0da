// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

/** The version of this contract. */
public final class StrategyApi {
  /**
   * Raised when a plugin built for the level before could misbehave here. A compile-time constant,
   * so a plugin's descriptor reports the level it was compiled against.
   */
  public static final int LEVEL = 1;

  private StrategyApi() {}
}
