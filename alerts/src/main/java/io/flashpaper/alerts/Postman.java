// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.alerts.Outcome.Arrived;
import io.flashpaper.alerts.Outcome.Later;
import io.flashpaper.alerts.Outcome.Never;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Brings messages by HTTP. A request has {@link Requests#PATIENCE} to be answered, and the answer's
 * body a few seconds more, of which only the beginning is read: whoever is written to can neither
 * keep us waiting nor fill our memory.
 */
final class Postman implements Post {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 200;
  private static final long SECOND_MS = 1_000;
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @Override
  public Outcome bring(Channel channel, Message message) throws InterruptedException {
    try {
      HttpResponse<ExcerptReader> answer =
          http.send(Requests.of(channel, message), _ -> new ExcerptReader(BODY_PATIENCE));
      return outcome(channel, answer, answer.body().end());
    } catch (IOException away) {
      return new Later(channel.hidden(said(away)), OptionalLong.empty());
    } catch (IllegalArgumentException wrong) {
      // Its words may repeat the address.
      return new Never("its settings make no request that could be sent");
    }
  }

  private static String said(IOException away) {
    return away.getMessage() == null
        ? away.getClass().getSimpleName()
        : away.getClass().getSimpleName() + ": " + away.getMessage();
  }

  private static Outcome outcome(Channel channel, HttpResponse<?> answer, Excerpt body) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Arrived();
    }
    String said = channel.hidden(body).strip();
    String why =
        "it answered %d %s"
            .formatted(status, said.substring(0, Math.min(LONGEST_ANSWER, said.length())))
            .strip();
    return status == 408 || status == 429 || status >= 500
        ? new Later(why, afterMs(answer, body))
        : new Never(why);
  }

  /** As a header, or in Telegram's answer. */
  private static OptionalLong afterMs(HttpResponse<?> answer, Excerpt body) {
    String seconds = answer.headers().firstValue("Retry-After").orElseGet(() -> told(body.text()));
    return seconds.matches("\\d{1,5}")
        ? OptionalLong.of(Long.parseLong(seconds) * SECOND_MS)
        : OptionalLong.empty();
  }

  private static String told(String body) {
    try {
      return JSON.readTree(body).path("parameters").path("retry_after").asText();
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }
}
