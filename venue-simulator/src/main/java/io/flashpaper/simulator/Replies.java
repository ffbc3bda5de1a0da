// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.faults.AnswerFaults.Reply;
import io.flashpaper.simulator.wire.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sends a reply over HTTP, however ill-mannered. */
final class Replies {
  private static final int PART_BYTES = 60_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private Replies() {}

  static void send(HttpServerRequest request, Reply reply, long venueMs) {
    HttpServerResponse response = request.response();
    response
        .putHeader("Content-Type", "application/json")
        .putHeader("Date", DATE.format(Instant.ofEpochMilli(venueMs)));
    switch (reply) {
      case Reply.Body body -> answer(response, body.answer());
      case Reply.Refusal refusal -> {
        if (refusal.retryAfter() > 0) {
          response.putHeader("Retry-After", Integer.toString(refusal.retryAfter()));
        }
        answer(response, error(refusal.status()));
      }
      case Reply.Headers _ -> response.putHeader("Content-Length", "1000").write("");
      case Reply.Huge huge -> {
        response.setChunked(true).write("{\"padding\":\"");
        parts(response, huge.bytes());
      }
      case Reply.Nothing _ -> {}
      case Reply.Cut _ -> VertxPeer.reset((ConnectionBase) request.connection());
    }
  }

  private static Answer error(int status) {
    return new Answer(
        status, "{\"error\":{\"code\":\"simulated\",\"message\":\"simulated " + status + "\"}}");
  }

  private static void answer(HttpServerResponse response, Answer answer) {
    response.setStatusCode(answer.status()).end(answer.body());
  }

  private static void parts(HttpServerResponse response, int left) {
    int rest = left;
    Buffer part = Buffer.buffer("a".repeat(PART_BYTES));
    while (rest > 0 && !response.writeQueueFull() && !response.closed()) {
      response.write(part);
      rest -= PART_BYTES;
    }
    if (response.closed()) {
      return;
    }
    if (rest <= 0) {
      response.drainHandler(null);
      response.end("\"}");
    } else {
      int remaining = rest;
      response.drainHandler(_ -> parts(response, remaining));
    }
  }
}
