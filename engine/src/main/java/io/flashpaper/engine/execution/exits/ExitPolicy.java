// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

/** When a held position is sold. */
public sealed interface ExitPolicy permits V10Exits, ModelExits {
  /** Its name in configuration, such as {@code v10}. */
  String configName();

  /** The loss at which it is sold. */
  StopRule stop();

  /** Decides about a position that could be sold now; the stop was watched just before. */
  Verdict decide(Holding holding);
}
