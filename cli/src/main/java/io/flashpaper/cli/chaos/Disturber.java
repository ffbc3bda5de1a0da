// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import io.flashpaper.cli.run.DisturbableStack;
import io.flashpaper.cli.run.Part;
import io.flashpaper.stack.ProcessSignal;
import io.flashpaper.stack.Relay;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Does to a stack what is planned, and takes it back. */
final class Disturber {
  private final DisturbableStack stack;
  private final Map<Disturbance, ProcessHandle> held = new HashMap<>();

  Disturber(DisturbableStack stack) {
    this.stack = stack;
  }

  /** Whether it could be done: a part that is dead already cannot be killed. */
  boolean begin(Disturbance disturbance) throws InterruptedException {
    Part part = disturbance.part();
    Optional<ProcessHandle> process = stack.process(part);
    switch (disturbance.kind()) {
      case KILL -> {
        if (process.isPresent()) {
          ProcessSignal.KILL.send(process.get(), false);
        }
        return process.isPresent();
      }
      case PAUSE -> {
        if (process.isPresent()) {
          held.put(disturbance, process.get());
          ProcessSignal.STOP.send(process.get(), part == Part.DATABASE);
        }
        return process.isPresent();
      }
      case BREAK -> cut(part, Relay.State.BROKEN);
      case STALL -> cut(part, Relay.State.STALLED);
    }
    return true;
  }

  /** Takes back what it began. */
  void end(Disturbance disturbance) throws InterruptedException {
    switch (disturbance.kind()) {
      case KILL -> {}
      case PAUSE -> goOn(disturbance);
      case BREAK, STALL -> cut(disturbance.part(), Relay.State.WHOLE);
    }
  }

  private void goOn(Disturbance disturbance) throws InterruptedException {
    ProcessHandle process = held.remove(disturbance);
    if (process != null) {
      ProcessSignal.CONT.send(process, disturbance.part() == Part.DATABASE);
    }
  }

  private void cut(Part part, Relay.State state) {
    stack.network(part).forEach(relay -> relay.become(state));
  }

  /** Makes everything whole. */
  void endAll() throws InterruptedException {
    for (Disturbance disturbance : held.keySet().toArray(Disturbance[]::new)) {
      goOn(disturbance);
    }
    for (Part part : Part.values()) {
      cut(part, Relay.State.WHOLE);
    }
  }
}
