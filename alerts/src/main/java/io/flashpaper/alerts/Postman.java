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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;

/** Brings one message to one channel. What it says of a failure holds no secret. */
final class Postman {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ANSWER = 200;
  private static final long SECOND_MS = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Outcome bring(Channel channel, Message message) throws InterruptedException {
    try {
      return outcome(channel, http.send(Requests.of(channel, message), BodyHandlers.ofString()));
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

  private static Outcome outcome(Channel channel, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Arrived();
    }
    String body = answer.body().strip();
    String why =
        channel.hidden(
            "it answered %d %s"
                .formatted(status, body.substring(0, Math.min(LONGEST_ANSWER, body.length()))));
    return status == 408 || status == 429 || status >= 500
        ? new Later(why.strip(), afterMs(answer))
        : new Never(why.strip());
  }

  /** As a header, or in Telegram's answer. */
  private static OptionalLong afterMs(HttpResponse<String> answer) {
    String seconds =
        answer.headers().firstValue("Retry-After").orElseGet(() -> told(answer.body()));
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
