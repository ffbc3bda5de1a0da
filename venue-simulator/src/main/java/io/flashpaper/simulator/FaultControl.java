// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.faults.AnswerFaults.Reply;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import io.flashpaper.simulator.wire.Answer;
import io.flashpaper.simulator.world.Rulings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Faults from outside, as JSON below {@link #ROOT}; the README has the addresses. Never itself
 * struck by a fault, but gone while nothing listens.
 */
final class FaultControl {
  static final String ROOT = "/simulator/faults";

  private static final List<String> ACTIONS =
      List.of(
          "disconnect",
          "snapshots",
          "lifecycles",
          "correction",
          "last-match",
          "reconnect",
          "restart");
  private static final long USUAL_DOWN_MS = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Faults faults;
  private final SettlementControl settlement;

  FaultControl(Faults faults) {
    this.faults = faults;
    this.settlement = new SettlementControl(faults);
  }

  Reply reply(HttpServerRequest request, String body) {
    String path = Objects.requireNonNullElse(request.path(), ROOT);
    String[] parts = path.substring(ROOT.length()).split("/", -1);
    try {
      switch (request.method().name()) {
        case "GET" -> {}
        case "PUT" -> put(parts, body);
        case "POST" -> post(parts, body);
        case "DELETE" -> delete(parts);
        default -> throw new IllegalArgumentException("cannot " + request.method());
      }
      return new Reply.Body(Answer.ok(state().toString()));
    } catch (IllegalArgumentException e) {
      ObjectNode error = JSON.createObjectNode().put("error", String.valueOf(e.getMessage()));
      return new Reply.Body(new Answer(400, error.toString()));
    }
  }

  private void put(String[] parts, String body) {
    need(
        parts.length == 3 && (!isSettlement(parts) || venue(parts[1]) == SimulatedVenue.KALSHI),
        "PUT " + ROOT + "/{venue}/{rest|websocket|clock}, or " + ROOT + "/kalshi/settlement");
    SimulatedVenue venue = venue(parts[1]);
    if (isSettlement(parts)) {
      settlement.put(body);
    } else if (parts[2].equals("clock")) {
      faults.clock(venue, ControlBody.read(body, "ahead_ms").millis("ahead_ms"));
    } else {
      faults.set(venue, transport(parts[2]), FaultBody.read(body));
    }
  }

  private static boolean isSettlement(String[] parts) {
    return parts[2].equals("settlement");
  }

  private void post(String[] parts, String body) {
    need(parts.length == 2, "POST " + ROOT + "/{" + String.join("|", ACTIONS) + "}");
    switch (parts[1]) {
      case "disconnect" -> faults.disconnect(venue(ControlBody.read(body, "venue").text("venue")));
      case "snapshots" -> bare(body, faults::sendSnapshots);
      case "correction" -> settlement.correct(body);
      case "lifecycles" -> bare(body, faults::sendLifecycles);
      case "last-match" -> bare(body, faults::sendLastMatch);
      case "reconnect" -> bare(body, faults::requestReconnect);
      case "restart" -> {
        ControlBody wanted = ControlBody.read(body, "down_ms");
        restart(wanted.has("down_ms") ? wanted.millis("down_ms").toMillis() : USUAL_DOWN_MS);
      }
      default ->
          throw new IllegalArgumentException(
              "there is no " + parts[1] + "; there is " + String.join(", ", ACTIONS));
    }
  }

  private static void bare(String body, Runnable action) {
    ControlBody.read(body);
    action.run();
  }

  /** After the answer to this has left. */
  private void restart(long downMs) {
    Vertx vertx = Vertx.currentContext().owner();
    vertx.setTimer(
        50,
        _ -> {
          faults.goDown();
          vertx.setTimer(Math.max(1, downMs), _ -> faults.comeBack());
        });
  }

  private void delete(String[] parts) {
    if (parts.length < 2) {
      faults.clear();
    } else if (parts.length == 2) {
      faults.comeBack(venue(parts[1]));
      faults.clock(venue(parts[1]), Duration.ZERO);
    } else if (isSettlement(parts)) {
      faults.settlement(Rulings.USUAL);
    } else {
      faults.clear(venue(parts[1]), transport(parts[2]));
    }
  }

  private static void need(boolean fits, String usage) {
    if (!fits) {
      throw new IllegalArgumentException("use " + usage);
    }
  }

  private static SimulatedVenue venue(String label) {
    return SimulatedVenue.byLabel(label)
        .orElseThrow(() -> new IllegalArgumentException("there is no venue " + label));
  }

  private static Transport transport(String label) {
    return Transport.byLabel(label)
        .orElseThrow(() -> new IllegalArgumentException("there is no transport " + label));
  }

  private ObjectNode state() {
    ObjectNode state = JSON.createObjectNode();
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      ObjectNode node = state.putObject(venue.label());
      node.put("connections", faults.connections(venue));
      node.put("clock_ahead_ms", faults.clock(venue).toMillis());
      if (venue == SimulatedVenue.KALSHI) {
        settlement.show(node);
      }
      for (Transport transport : Transport.values()) {
        faults.fault(venue, transport).ifPresent(fault -> show(node, venue, transport, fault));
      }
    }
    return state;
  }

  private void show(ObjectNode node, SimulatedVenue venue, Transport transport, Fault fault) {
    ObjectNode shown = JSON.valueToTree(fault);
    shown.put("struck", faults.struck(venue, transport));
    faults
        .progress(venue, transport)
        .ifPresent(progress -> shown.set("progress", JSON.valueToTree(progress)));
    node.set(transport.label(), shown);
  }
}
