// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.stack.StackException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives a command once, however often it must be said, and follows it. */
public final class CommandPost {
  private static final int TRIES = 3;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final StackClient client;
  private final Clock clock;
  private final Duration patience;

  /**
   * To this stack.
   *
   * @param patience how long a command is followed that has not taken effect
   */
  public CommandPost(StackClient client, Clock clock, Duration patience) {
    this.client = client;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * What is known of a command that is stored.
   *
   * @param command as the API said it last
   * @param problem why nothing newer is known, if asking failed the last time
   */
  public record Known(JsonNode command, Optional<String> problem) {
    /** Whether it has not taken effect yet, nor was refused, as far as known. */
    public boolean isPending() {
      return command.path("status").asText().equals("PENDING");
    }
  }

  /**
   * Has a command stored. Where the answer is lost it is said again with the same key, so that
   * there is one command however often it arrived.
   *
   * @throws StackException if it is refused, or nobody answers
   */
  public JsonNode give(JsonNode command, String key) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return client.give(command, key);
      } catch (StackException lost) {
        if (!mayHaveArrived(lost)) {
          throw lost;
        }
        if (attempt == TRIES) {
          throw new StackException(
              StackException.Kind.AWAY,
              lost.getMessage()
                  + " The command may be stored all the same: see GET /api/v1/commands before you"
                  + " give it again.",
              lost);
        }
      }
      pause();
    }
  }

  private static boolean mayHaveArrived(StackException lost) {
    return lost.kind() == StackException.Kind.AWAY
        && !(lost.getCause() instanceof ConnectException)
        && !(lost.getCause() instanceof HttpConnectTimeoutException);
  }

  /** Asks until a stored command took effect or was refused, or patience ends; errors are borne. */
  public Known follow(JsonNode stored) throws InterruptedException {
    long id = stored.path("id").asLong();
    Instant deadline = clock.instant().plus(patience);
    Known known = new Known(stored, Optional.empty());
    while (known.isPending() && clock.instant().isBefore(deadline)) {
      pause();
      known = look(id, known.command());
    }
    return known;
  }

  private Known look(long id, JsonNode before) throws InterruptedException {
    try {
      return new Known(client.command(id), Optional.empty());
    } catch (StackException unanswered) {
      return new Known(before, Optional.ofNullable(unanswered.getMessage()));
    }
  }

  private static void pause() throws InterruptedException {
    Thread.currentThread().join(PAUSE);
  }
}
