// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import io.flashpaper.simulator.wire.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is answered to a request. */
public final class AnswerFaults {
  private static final String GARBAGE = "<html><body>502 Bad Gateway</body></html>";
  private static final int MOST_ADDRESSES = 1_000;

  private final FaultBoard board;
  private final Map<String, Shown> shown = new HashMap<>();

  /** Answers as the board says. */
  public AnswerFaults(FaultBoard board) {
    this.board = board;
  }

  /** The last two bodies of an address, and how often it was asked. */
  private record Shown(String last, String beforeLast, int count) {}

  /** One way to answer. */
  public sealed interface Reply {
    /** As it should be, or as text only. */
    record Body(Answer answer) implements Reply {}

    /** A status, with Retry-After if above 0. */
    record Refusal(int status, int retryAfter) implements Reply {}

    /** Headers, then nothing. */
    record Headers() implements Reply {}

    /** A body of that many bytes. */
    record Huge(int bytes) implements Reply {}

    /** Nothing at all. */
    record Nothing() implements Reply {}

    /** The connection is reset. */
    record Cut() implements Reply {}
  }

  /**
   * What is answered.
   *
   * @param uri path and query
   * @param healthy what the venue would say
   */
  public Reply to(SimulatedVenue venue, String path, String uri, Answer healthy) {
    Optional<Standing> standing = board.standing(venue, Transport.REST);
    if (standing.isEmpty()) {
      shown.clear();
      return new Reply.Body(healthy);
    }
    return struck(standing.get(), path, uri, healthy);
  }

  private Reply struck(Standing now, String path, String uri, Answer healthy) {
    return switch (now.fault()) {
      case Fault.Status status ->
          struck(now, new Reply.Refusal(status.code(), status.retryAfter()));
      case Fault.Reset _ -> struck(now, new Reply.Cut());
      case Fault.HalfOpen _ -> struck(now, new Reply.Nothing());
      case Fault.Silence _ -> struck(now, new Reply.Headers());
      case Fault.Garbage _ -> struck(now, body(healthy, GARBAGE));
      case Fault.Truncated _ ->
          struck(now, body(healthy, healthy.body().substring(0, healthy.body().length() / 2)));
      case Fault.Oversize huge -> struck(now, new Reply.Huge(huge.bytes()));
      case Fault.Duplicates _ -> stale(now, uri, healthy, 2);
      case Fault.Reordered _ -> stale(now, uri, healthy, 3);
      case Fault.Gap _ -> now.takesOne() ? new Reply.Cut() : new Reply.Body(healthy);
      case Fault.WrongNoScale _, Fault.NegativeLevel _, Fault.Crossed _, Fault.Mutated _ ->
          body(healthy, now.distorted(MessageKind.at(now.venue(), path), healthy.body()));
    };
  }

  private static Reply struck(Standing now, Reply reply) {
    now.strike();
    return reply;
  }

  private static Reply body(Answer healthy, String body) {
    return new Reply.Body(new Answer(healthy.status(), body));
  }

  /** Every second answer is the last again, or every third the one before the last. */
  private Reply stale(Standing now, String uri, Answer healthy, int every) {
    if (shown.size() > MOST_ADDRESSES) {
      shown.clear();
    }
    Shown before = shown.getOrDefault(uri, new Shown(healthy.body(), healthy.body(), 0));
    int count = before.count() + 1;
    if (count % every == 0) {
      shown.put(uri, new Shown(before.last(), before.beforeLast(), count));
      return struck(now, body(healthy, every == 2 ? before.last() : before.beforeLast()));
    }
    shown.put(uri, new Shown(healthy.body(), before.last(), count));
    return new Reply.Body(healthy);
  }
}
