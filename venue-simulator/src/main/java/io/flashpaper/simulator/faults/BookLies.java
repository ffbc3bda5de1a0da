// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes Kalshi's books wrong, in frames and in REST answers. */
final class BookLies {
  private static final String HUGE = "1000000.00";
  private static final String HIGH = "0.9900";
  private static final List<String> NO_SIDES = List.of("no_dollars_fp", "no_dollars");
  private static final List<String> YES_SIDES = List.of("yes_dollars_fp", "yes_dollars");

  private BookLies() {}

  /** Takes more from a level than can be there. */
  static Optional<JsonNode> negative(JsonNode message) {
    return edited(
        message,
        msg -> {
          if (msg.has("delta_fp")) {
            msg.put("delta_fp", "-" + HUGE);
            return true;
          }
          return restSides(msg, YES_SIDES, side -> side.addArray().add("0.0100").add("-" + HUGE));
        });
  }

  /** Bids 99 cents for YES where NO is bid for: what is taken from a level must have been there. */
  static Optional<JsonNode> crossed(JsonNode message) {
    return edited(
        message,
        msg -> {
          if (msg.path("side").asText().equals("no")
              && msg.path("delta_fp").asText().startsWith("-")) {
            msg.put("side", "yes").put("price_dollars", HIGH).put("delta_fp", HUGE);
            return true;
          }
          return restSides(msg, YES_SIDES, side -> side.addArray().add(HIGH).add(HUGE))
              | restSides(msg, NO_SIDES, side -> side.addArray().add(HIGH).add(HUGE));
        });
  }

  /** Turns NO prices over. */
  static Optional<JsonNode> wrongNoScale(JsonNode message) {
    return edited(
        message,
        msg -> {
          if (msg.path("side").asText().equals("no") && msg.has("delta_fp")) {
            msg.put("price_dollars", turned(msg.path("price_dollars")));
            return true;
          }
          return sides(msg, NO_SIDES, BookLies::turn);
        });
  }

  private static void turn(ArrayNode side) {
    for (JsonNode level : side) {
      ((ArrayNode) level).set(0, turned(level.path(0)));
    }
  }

  private static String turned(JsonNode price) {
    return BigDecimal.ONE.subtract(new BigDecimal(price.asText())).setScale(4).toPlainString();
  }

  private static boolean restSides(ObjectNode msg, List<String> names, SideEdit edit) {
    return msg.has("market_ticker") ? false : sides(msg, names, edit);
  }

  /** What is done to the levels of one side. */
  private interface SideEdit {
    void edit(ArrayNode levels);
  }

  private static boolean sides(ObjectNode msg, List<String> names, SideEdit edit) {
    boolean changed = false;
    for (String name : names) {
      if (msg.get(name) instanceof ArrayNode levels) {
        edit.edit(levels);
        changed = true;
      }
    }
    return changed;
  }

  /** Edits the {@code msg} of a frame, or every {@code orderbook_fp} of an answer. */
  private static Optional<JsonNode> edited(JsonNode message, Predicate<ObjectNode> edit) {
    boolean changed = message.get("msg") instanceof ObjectNode msg && edit.test(msg);
    for (JsonNode book : message.findValues("orderbook_fp")) {
      changed |= book instanceof ObjectNode levels && edit.test(levels);
    }
    return changed ? Optional.of(message) : Optional.empty();
  }
}
