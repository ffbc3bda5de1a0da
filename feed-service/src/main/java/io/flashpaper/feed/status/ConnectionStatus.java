// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One venue over one transport, at one moment.
 *
 * @param venue the venue's name on the tape
 * @param transport how it is reached
 * @param phase where the connection is in its life
 * @param reason why it is there, in words; may be empty
 * @param sinceMs since when
 * @param untilMs when it is tried again; only while WAITING
 * @param attempts how much of the budget is used; empty where there is none
 * @param received frames or answers so far
 * @param lastReceivedMs when the last frame, pong or good answer came; empty means never
 * @param lastError the last thing that went wrong; empty means nothing did
 * @param reconnects how often a connection ended and was to be made anew
 * @param refusals how often the venue turned us away, by cause
 * @param successor the connection that is to take over, if one is being made
 */
public record ConnectionStatus(
    String venue,
    Transport transport,
    Phase phase,
    String reason,
    long sinceMs,
    OptionalLong untilMs,
    Optional<Attempts> attempts,
    long received,
    OptionalLong lastReceivedMs,
    Optional<ConnectionError> lastError,
    long reconnects,
    Map<RefusalCause, Long> refusals,
    Optional<Successor> successor) {
  /** Freezes the counts, in the order of the causes. */
  public ConnectionStatus {
    Map<RefusalCause, Long> copy = new EnumMap<>(RefusalCause.class);
    copy.putAll(refusals);
    refusals = Collections.unmodifiableMap(copy);
  }
}
