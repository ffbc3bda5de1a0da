// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What leaves one WebSocket connection when a frame is to be sent. */
public final class FrameFaults {
  private static final String GARBAGE = "\u0000<!doctype html>{{{ NaN";

  private final SimulatedVenue venue;
  private final Supplier<Optional<Standing>> standing;
  private @Nullable String held;
  private @Nullable Standing swollen;

  FrameFaults(SimulatedVenue venue, Supplier<Optional<Standing>> standing) {
    this.venue = venue;
    this.standing = standing;
  }

  /** One thing that is sent. */
  public sealed interface Sent {
    /** A text frame. */
    record Text(String text) implements Sent {}

    /** A message of that many bytes, in fragments. */
    record Huge(int bytes) implements Sent {}
  }

  /** What is sent in place of a frame, in that order. */
  public List<Sent> of(String frame) {
    List<Sent> out = new ArrayList<>();
    Optional<Standing> now = standing.get();
    if (held != null && !(now.isPresent() && now.get().fault() instanceof Fault.Reordered)) {
      out.add(new Sent.Text(held));
      held = null;
    }
    if (now.isPresent()) {
      struck(now.get(), frame, out);
    } else {
      out.add(new Sent.Text(frame));
    }
    return out;
  }

  private void struck(Standing now, String frame, List<Sent> out) {
    MessageKind kind = MessageKind.of(venue, Texts.read(frame));
    switch (now.fault()) {
      case Fault.Status _, Fault.Reset _ -> out.add(new Sent.Text(frame));
      case Fault.HalfOpen _ -> now.strike();
      case Fault.Silence silence -> {
        if (!kind.data() && silence.acknowledged()) {
          out.add(new Sent.Text(frame));
        } else {
          now.strike();
        }
      }
      case Fault.Garbage _ -> replaced(now, GARBAGE, out);
      case Fault.Truncated _ -> replaced(now, frame.substring(0, frame.length() / 2), out);
      case Fault.Oversize huge -> oversize(now, huge, kind, frame, out);
      case Fault.Duplicates _ -> {
        out.add(new Sent.Text(frame));
        if (kind.data()) {
          replaced(now, frame, out);
        }
      }
      case Fault.Reordered _ -> swap(now, kind, frame, out);
      case Fault.Gap _ -> {
        if (!kind.data() || !now.takesOne()) {
          out.add(new Sent.Text(frame));
        }
      }
      case Fault.WrongNoScale _, Fault.NegativeLevel _, Fault.Crossed _, Fault.Mutated _ ->
          out.add(new Sent.Text(now.distorted(kind, frame)));
    }
  }

  private static void replaced(Standing now, String frame, List<Sent> out) {
    now.strike();
    out.add(new Sent.Text(frame));
  }

  private void oversize(
      Standing now, Fault.Oversize huge, MessageKind kind, String frame, List<Sent> out) {
    if (kind.data() && swollen != now) {
      swollen = now;
      now.strike();
      out.add(new Sent.Huge(huge.bytes()));
    } else {
      out.add(new Sent.Text(frame));
    }
  }

  private void swap(Standing now, MessageKind kind, String frame, List<Sent> out) {
    if (kind.data() && held == null) {
      held = frame;
      return;
    }
    out.add(new Sent.Text(frame));
    if (kind.data() && held != null) {
      replaced(now, held, out);
      held = null;
    }
  }
}
