// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Goes through the fields of all messages of a kind, one mutated message after the other. */
final class Mutations {
  /** Kalshi leaves out a side without bids: its absence is no mistake, and nobody could tell. */
  private static final Set<String> MAY_BE_ABSENT = Set.of("yes_dollars_fp", "no_dollars_fp");

  private final Fault.Mutated fault;
  private final SequencedSet<Mutant> known = new LinkedHashSet<>();
  private final SequencedSet<Mutant> done = new LinkedHashSet<>();
  private int healthyToCome;

  Mutations(Fault.Mutated fault) {
    this.fault = fault;
  }

  /** A field and what is done to it. */
  private record Mutant(String path, Change change) {
    @Override
    public String toString() {
      return path + " " + change;
    }
  }

  /** How far it has come. */
  Progress progress() {
    List<String> open =
        known.stream().filter(m -> !done.contains(m)).map(Mutant::toString).toList();
    return new Progress(done.stream().map(Mutant::toString).toList(), open);
  }

  /** The message as it goes out; empty if it is to go as it is. */
  Optional<JsonNode> next(MessageKind kind, JsonNode message) {
    if (!kind.name().equals(fault.kind())) {
      return Optional.empty();
    }
    Set<Mutant> here = new LinkedHashSet<>();
    collect("", message, here);
    known.addAll(here);
    if (healthyToCome > 0) {
      healthyToCome--;
      return Optional.empty();
    }
    Optional<Mutant> next = here.stream().filter(m -> !done.contains(m)).findFirst();
    next.ifPresent(
        mutant -> {
          done.add(mutant);
          healthyToCome = fault.healthy();
          apply(message, JsonPointer.compile(mutant.path()), mutant.change());
        });
    return next.map(mutant -> message);
  }

  private void collect(String path, JsonNode node, Set<Mutant> out) {
    if (!path.isEmpty() && (fault.path().isEmpty() || fault.path().equals(path))) {
      fault.changes().stream()
          .filter(
              change ->
                  change.matters(node) && !(change == Change.REMOVED && maybeAbsent(path, node)))
          .forEach(change -> out.add(new Mutant(path, change)));
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      collect(path + "/" + escaped(field.getKey()), field.getValue(), out);
    }
    if (node.isArray() && !node.isEmpty()) {
      int last = node.size() - 1;
      collect(path + "/0", node.get(0), out);
      if (last > 0 && node.get(last).isValueNode()) {
        collect(path + "/" + last, node.get(last), out);
      }
    }
  }

  /** A list without one of its members is a list all the same. */
  private static boolean maybeAbsent(String path, JsonNode node) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean member = name.chars().allMatch(Character::isDigit);
    return MAY_BE_ABSENT.contains(name) || member && node.isContainerNode();
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static void apply(JsonNode message, JsonPointer path, Change change) {
    JsonNode parent = message.at(path.head());
    Optional<JsonNode> value = change.of(message.at(path));
    if (parent instanceof ArrayNode list) {
      int index = path.last().getMatchingIndex();
      value.ifPresentOrElse(v -> list.set(index, v), () -> list.remove(index));
    } else if (parent instanceof ObjectNode object) {
      String name = path.last().getMatchingProperty();
      value.ifPresentOrElse(v -> object.set(name, v), () -> object.remove(name));
    }
  }
}
