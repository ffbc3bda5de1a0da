// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How one venue's stream is to be kept: where it is, and when it is given up.
 *
 * @param venue the venue's name on the tape
 * @param uri the stream's address
 * @param headers the handshake's headers, made anew for each attempt
 * @param ping what shows that the line is alive in both directions
 * @param silenceLimit after how long without any frame it is given up; empty where a venue may be
 *     silent for as long as it likes
 * @param dataLimit after how long without data, once it proved itself, it is given up, even if the
 *     venue answers pings and sends heartbeats
 * @param proofLimit how long a connection has to prove itself
 * @param maxAge at what age another takes its place; empty means never
 * @param refusalPause how long to stay away at least when the venue does not let us in
 */
public record StreamPlan(
    String venue,
    URI uri,
    Supplier<Map<String, String>> headers,
    Ping ping,
    Optional<Duration> silenceLimit,
    Duration dataLimit,
    Duration proofLimit,
    Optional<Duration> maxAge,
    Duration refusalPause) {
  /**
   * What we send to be answered.
   *
   * @param text the text to send; empty means a WebSocket ping
   * @param period how often
   * @param answerLimit how long until anything at all must have come back
   */
  public record Ping(Optional<String> text, Duration period, Duration answerLimit) {}
}
