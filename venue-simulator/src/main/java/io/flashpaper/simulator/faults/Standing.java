// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A fault that stands, what is left of it, and how often it struck. */
final class Standing {
  private final SimulatedVenue venue;
  private final Fault fault;
  private final Optional<Mutations> mutations;
  private int gapsToCome;
  private long struck;

  Standing(SimulatedVenue venue, Fault fault) {
    this.venue = venue;
    this.fault = fault;
    this.mutations =
        fault instanceof Fault.Mutated mutated
            ? Optional.of(new Mutations(mutated))
            : Optional.empty();
    this.gapsToCome = fault instanceof Fault.Gap gap ? gap.frames() : 0;
  }

  SimulatedVenue venue() {
    return venue;
  }

  Fault fault() {
    return fault;
  }

  long struck() {
    return struck;
  }

  void strike() {
    struck++;
  }

  Optional<Progress> progress() {
    return mutations.map(Mutations::progress);
  }

  /** Whether the gap still takes one more. */
  boolean takesOne() {
    if (gapsToCome == 0) {
      return false;
    }
    gapsToCome--;
    struck++;
    return true;
  }

  /** The text as a fault of content lets it out. */
  String distorted(MessageKind kind, String text) {
    JsonNode message = Texts.read(text);
    Optional<JsonNode> changed =
        switch (fault) {
          case Fault.WrongNoScale _ -> BookLies.wrongNoScale(message);
          case Fault.NegativeLevel _ -> BookLies.negative(message);
          case Fault.Crossed _ -> BookLies.crossed(message);
          case Fault.Mutated _ -> mutations.flatMap(m -> m.next(kind, message));
          case Fault.Status _,
              Fault.Reset _,
              Fault.HalfOpen _,
              Fault.Silence _,
              Fault.Garbage _,
              Fault.Truncated _,
              Fault.Oversize _,
              Fault.Duplicates _,
              Fault.Reordered _,
              Fault.Gap _ ->
              Optional.empty();
        };
    changed.ifPresent(_ -> struck++);
    return changed.map(c -> Texts.write(c, text)).orElse(text);
  }
}
