// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.signal.Reason;
import java.util.Optional;

/** At which loss a position is sold. */
public sealed interface StopRule permits AdaptiveStop, ModelStop {
  /** Its name in configuration, such as {@code v10}. */
  String configName();

  /** What to remember of the stop from here on, asked before {@link #reached}. */
  StopMemory watch(Holding holding);

  /** Why the position is sold, if the stop is reached; the holding has what was just watched. */
  Optional<Reason> reached(Holding holding);
}
