// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.List;
import java.util.Optional;

/**
 * A gate that stops a desire now.
 *
 * @param name under which it is counted
 * @param seen the numbers; empty if it is a plain yes or no
 */
record Obstacle(Gate gate, String name, Optional<Measure> seen) {
  private static final String THRESHOLD = "threshold";

  private Obstacle(Gate gate, Optional<Measure> seen) {
    this(gate, gate.name(), seen);
  }

  /** The sizing policy gives nothing. */
  static Obstacle sizing(Reason reason) {
    List<Fact> facts = reason.facts();
    Optional<Measure> seen =
        facts.stream()
            .findFirst()
            .map(
                first ->
                    new Measure(
                        first.name(),
                        first.value(),
                        facts.stream()
                            .skip(1)
                            .filter(fact -> fact.name().startsWith(THRESHOLD))
                            .mapToLong(Fact::value)
                            .findFirst()));
    return new Obstacle(Gate.SIZING, Gate.SIZING + "_" + reason.code(), seen);
  }

  static Obstacle of(Gate gate) {
    return new Obstacle(gate, Optional.empty());
  }

  static Obstacle of(Gate gate, String measure, long value, long threshold) {
    return new Obstacle(gate, Optional.of(Measure.of(measure, value, threshold)));
  }
}
