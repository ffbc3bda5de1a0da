// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may enter, and what keeps it from it.
 *
 * @param state RUNNING, PAUSED or KILLED
 * @param command the id of the command that paused or killed it
 * @param since tape time at which that took effect
 * @param tapeOffset the tape event after which it did
 * @param reason why, in the words of whoever gave the command
 * @param protections those that tripped and hold it, or one of its instances, back
 */
public record AccountStanding(
    String state,
    @Nullable String command,
    @Nullable String since,
    @Nullable Long tapeOffset,
    @Nullable String reason,
    List<Tripped> protections) {
  /** Freezes the list. */
  public AccountStanding {
    protections = List.copyOf(protections);
  }

  /**
   * A protection that tripped.
   *
   * @param protection DAILY_LOSS, DRAWDOWN or LOSS_STREAK
   * @param instance the strategy instance held back; null for the whole account
   * @param measure what was measured
   * @param unit of value and threshold: dollars, percent, or null for a plain number
   * @param until tape time at which it ends; null if only a resume ends it
   */
  public record Tripped(
      String protection,
      @Nullable String instance,
      String measure,
      @Nullable String value,
      @Nullable String threshold,
      @Nullable String unit,
      String since,
      @Nullable String until) {}

  /** As the account's stored state has it. */
  static AccountStanding of(JsonNode guard) {
    List<Tripped> tripped = new ArrayList<>();
    guard.path("pauses").forEach(pause -> tripped.add(tripped(pause)));
    JsonNode standstill = guard.path("standstill");
    return standstill.isObject()
        ? new AccountStanding(
            standstill.path("kind").asText(),
            standstill.path("command").asText(),
            time(standstill.path("timeMs")),
            standstill.path("tapeOffset").asLong(),
            standstill.path("reason").asText(),
            tripped)
        : new AccountStanding("RUNNING", null, null, null, null, tripped);
  }

  private static Tripped tripped(JsonNode pause) {
    Measured figures =
        Measured.of(
            pause.path("measure").asText(),
            pause.path("value").asLong(),
            pause.path("threshold").asLong());
    String instance = pause.path("instance").asText();
    return new Tripped(
        pause.path("protection").asText(),
        instance.isBlank() ? null : instance,
        pause.path("measure").asText(),
        figures.value(),
        figures.threshold(),
        figures.unit(),
        time(pause.path("sinceMs")),
        pause.path("untilMs").isNumber() ? time(pause.path("untilMs")) : null);
  }

  private static String time(JsonNode ms) {
    return Instant.ofEpochMilli(ms.asLong()).toString();
  }
}
