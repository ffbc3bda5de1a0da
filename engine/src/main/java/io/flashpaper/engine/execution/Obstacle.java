// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.Optional;

/**
 * A gate that stops a desire now.
 *
 * @param seen the numbers; empty if it is a plain yes or no
 */
record Obstacle(Gate gate, Optional<Measure> seen) {
  static Obstacle of(Gate gate) {
    return new Obstacle(gate, Optional.empty());
  }

  static Obstacle of(Gate gate, String measure, long value, long threshold) {
    return new Obstacle(gate, Optional.of(Measure.of(measure, value, threshold)));
  }
}
