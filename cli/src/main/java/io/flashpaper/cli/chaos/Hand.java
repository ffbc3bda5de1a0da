// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A human at the REST API of a disturbed stack: gives commands, and says each again, under the same
 * key, until it is accepted. On a thread of its own; what it counted is known once it is done.
 */
final class Hand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int ACCEPTED = 202;
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI api;
  private final List<HumanCommand> plan;
  private final Clock clock;
  private final List<String> accepted = new ArrayList<>();
  private final Thread thread;
  private volatile String lastError = "";
  private int errors;

  /** Begins now. */
  Hand(URI api, List<HumanCommand> plan, Clock clock) {
    this.api = api;
    this.plan = plan;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("chaos-hand").start(this::giveAll);
  }

  private void giveAll() {
    Instant beginning = clock.instant();
    try {
      List<String> accounts = accounts();
      for (HumanCommand command : plan) {
        Duration left = Duration.between(clock.instant(), beginning.plus(command.at()));
        if (left.isPositive()) {
          Thread.currentThread().join(left);
        }
        Optional<ObjectNode> request = request(command, accounts);
        if (request.isPresent()) {
          give(request.get());
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> accounts() throws InterruptedException {
    List<String> accounts = names("/api/v1/status", "accounts", "account");
    while (accounts.isEmpty()) {
      Thread.currentThread().join(PAUSE);
      accounts = names("/api/v1/status", "accounts", "account");
    }
    return accounts;
  }

  /** What to ask for; empty for a trade to close where none is open, or nobody says so. */
  private Optional<ObjectNode> request(HumanCommand command, List<String> accounts)
      throws InterruptedException {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", command.kind().name().toLowerCase(Locale.ROOT))
            .put("reason", "number " + (accepted.size() + 1))
            .put("by", "chaos");
    if (command.kind() != Command.Kind.CLOSE) {
      return Optional.of(request.put("account", command.picked(accounts)));
    }
    List<String> open = names("/api/v1/trades?status=OPEN&limit=500", "trades", "id");
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(request.put("trade", command.picked(open)));
  }

  private void give(ObjectNode request) throws InterruptedException {
    String key = "chaos-" + (accepted.size() + 1);
    HttpRequest post =
        HttpRequest.newBuilder(api.resolve("/api/v1/commands"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(request.toString()))
            .build();
    while (answer(post, ACCEPTED).isEmpty()) {
      errors++;
      Thread.currentThread().join(PAUSE);
    }
    accepted.add(key);
  }

  private List<String> names(String path, String list, String field) throws InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).build();
    List<String> names = new ArrayList<>();
    answer(get, OK)
        .ifPresent(said -> said.path(list).forEach(one -> names.add(one.path(field).asText())));
    return names;
  }

  private Optional<JsonNode> answer(HttpRequest request, int expected) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == expected) {
        return Optional.of(JSON.readTree(answer.body()));
      }
      lastError = answer.statusCode() + " " + answer.body();
    } catch (IOException away) {
      lastError = away.toString();
    }
    return Optional.empty();
  }

  /**
   * What a human has told.
   *
   * @param keys of the commands, all of which were accepted
   * @param errors how many requests were answered by an error, or not at all
   */
  record Given(List<String> keys, int errors) {}

  /** Waits until all has been said; what has been then. */
  Given finish(Duration patience) throws InterruptedException {
    if (!thread.join(patience)) {
      throw new StackException(
          "After %d s a command is not accepted yet: %s"
              .formatted(patience.toSeconds(), lastError));
    }
    return new Given(List.copyOf(accepted), errors);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    http.shutdownNow();
  }
}
