// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a connection is over.
 *
 * @param reason in words
 * @param httpStatus what the venue answered to the handshake instead of an upgrade
 * @param retryAfter how long the venue asks us to stay away; an hour at most counts
 */
public record SocketEnd(String reason, OptionalInt httpStatus, Optional<Duration> retryAfter) {
  /** An end without more to say. */
  public static SocketEnd because(String reason) {
    return new SocketEnd(reason, OptionalInt.empty(), Optional.empty());
  }
}
