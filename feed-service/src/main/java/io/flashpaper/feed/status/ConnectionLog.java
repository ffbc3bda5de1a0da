// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a connection tells of itself, as it happens; readable at any time on any thread. */
public final class ConnectionLog {
  private final String venue;
  private final Transport transport;
  private final Optional<AttemptBudget> budget;
  private final Map<RefusalCause, Long> refusals = new EnumMap<>(RefusalCause.class);
  private Phase phase = Phase.STOPPED;
  private String reason = "not started";
  private long sinceMs;
  private OptionalLong untilMs = OptionalLong.empty();
  private long received;
  private OptionalLong lastReceivedMs = OptionalLong.empty();
  private Optional<ConnectionError> lastError = Optional.empty();
  private long reconnects;
  private Optional<Successor> successor = Optional.empty();

  ConnectionLog(String venue, Transport transport, Optional<AttemptBudget> budget, long nowMs) {
    this.venue = venue;
    this.transport = transport;
    this.budget = budget;
    this.sinceMs = nowMs;
  }

  /** It is now in this phase; the same phase again only changes the reason. */
  public synchronized void phase(Phase next, String why, long nowMs) {
    if (next != phase) {
      phase = next;
      sinceMs = nowMs;
    }
    reason = why;
    untilMs = OptionalLong.empty();
  }

  /** It waits, and is tried again then. */
  public synchronized void waiting(long retryMs, String why, long nowMs) {
    phase(Phase.WAITING, why, nowMs);
    untilMs = OptionalLong.of(retryMs);
  }

  /** A frame, a pong or a good answer came. */
  public synchronized void received(long nowMs) {
    received++;
    lastReceivedMs = OptionalLong.of(nowMs);
  }

  /** Something went wrong. */
  public synchronized void failed(String message, long nowMs) {
    lastError = Optional.of(new ConnectionError(message, nowMs));
  }

  /** The venue turned us away. */
  public synchronized void refused(RefusalCause cause) {
    refusals.merge(cause, 1L, Long::sum);
  }

  /** A connection ended and is to be made anew. */
  public synchronized void reconnect() {
    reconnects++;
  }

  /** Another connection is being made to take over. */
  public synchronized void successor(Phase itsPhase, String why, long nowMs) {
    long began = successor.map(Successor::sinceMs).orElse(nowMs);
    successor = Optional.of(new Successor(itsPhase, why, began));
  }

  /** There is no successor, or none any more. */
  public synchronized void noSuccessor() {
    successor = Optional.empty();
  }

  /** All of it at this moment. */
  public synchronized ConnectionStatus status(long nowMs) {
    return new ConnectionStatus(
        venue,
        transport,
        phase,
        reason,
        sinceMs,
        untilMs,
        budget.map(b -> b.used(nowMs)),
        received,
        lastReceivedMs,
        lastError,
        reconnects,
        refusals,
        successor);
  }
}
