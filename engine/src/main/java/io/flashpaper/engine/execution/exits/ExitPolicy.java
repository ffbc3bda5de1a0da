// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

/** When a held position is sold. */
public sealed interface ExitPolicy permits V10Exits, ModelExits {
  /** Its name in configuration, such as {@code v10}. */
  String configName();

  /** Decides about a position that could be sold now. */
  Verdict decide(Holding holding);
}
