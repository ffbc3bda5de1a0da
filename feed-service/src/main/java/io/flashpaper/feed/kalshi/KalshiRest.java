// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.RefusalCause;
import io.flashpaper.venue.kalshi.VenueError;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Kalshi's REST interface. Market data need no key; with one the venue counts our requests apart
 * from our neighbours'. A key that is not accepted there is left out, and tried again when it is
 * asked for.
 */
final class KalshiRest implements RestPort {
  private static final int UNAUTHORIZED = 401;

  private final Edge edge;
  private final String baseUrl;
  private final Optional<KalshiSigner> signer;
  private final ConnectionLog log;
  private boolean signing;

  KalshiRest(Edge edge, URI baseUrl, Optional<KalshiSigner> signer, ConnectionLog log) {
    this.edge = edge;
    this.baseUrl = baseUrl.toString().replaceAll("/+$", "");
    this.signer = signer;
    this.log = log;
    this.signing = signer.isPresent();
  }

  @Override
  public void get(String target, Outcome outcome) {
    URI uri = URI.create(baseUrl + target);
    long askedMs = edge.pace().nowMs();
    edge.rest()
        .ask(uri, headers(uri, askedMs))
        .onSuccess(answer -> answered(answer, askedMs, outcome))
        .onFailure(cause -> broke(String.valueOf(cause.getMessage()), outcome));
  }

  private Map<String, String> headers(URI uri, long nowMs) {
    return signer.filter(_ -> signing).map(s -> s.headers(uri, nowMs)).orElse(Map.of());
  }

  private void answered(RestAnswer answer, long askedMs, Outcome outcome) {
    long nowMs = edge.pace().nowMs();
    edge.metrics().frame(KalshiSession.VENUE);
    if (answer.status() == 200) {
      log.received(nowMs);
    } else {
      log.refused(RefusalCause.ofStatus(answer.status()));
      log.failed(VenueError.describe(answer.status(), answer.body()), nowMs);
    }
    if (answer.status() == UNAUTHORIZED && signer.isPresent()) {
      signing = !signing;
    }
    outcome.answered(answer, askedMs, nowMs);
  }

  private void broke(String error, Outcome outcome) {
    long nowMs = edge.pace().nowMs();
    log.failed(error, nowMs);
    outcome.broke(error, nowMs);
  }
}
