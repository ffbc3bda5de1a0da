// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.flashpaper.simulator.faults.Change;
import io.flashpaper.simulator.faults.Fault;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fault as JSON: its kind, and the components of its record as fields. */
final class FaultBody {
  private static final String KIND = "fault";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Class<?>> KINDS = kinds();
  private static final List<String> CHANGES =
      Arrays.stream(Change.values()).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();

  private FaultBody() {}

  private static Map<String, Class<?>> kinds() {
    return Arrays.stream(Fault.class.getAnnotation(JsonSubTypes.class).value())
        .collect(
            Collectors.toMap(
                JsonSubTypes.Type::name,
                JsonSubTypes.Type::value,
                (first, _) -> first,
                LinkedHashMap::new));
  }

  /** Reads one; what is wrong is an {@link IllegalArgumentException} that names the field. */
  static Fault read(String text) {
    ControlBody body = ControlBody.any(text);
    Optional<Class<?>> kind = Optional.ofNullable(KINDS.get(body.fields().path(KIND).asText()));
    body.need(KIND, kind.isPresent(), "one of " + String.join(", ", KINDS.keySet()));
    RecordComponent[] components = kind.orElseThrow().getRecordComponents();
    body.only(
        Stream.concat(Stream.of(KIND), Arrays.stream(components).map(RecordComponent::getName))
            .toList());
    for (RecordComponent component : components) {
      check(body, component);
    }
    try {
      return JSON.treeToValue(body.fields(), Fault.class);
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException(saidBy(e), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("this is no fault: " + body.fields(), e);
    }
  }

  /** The fault's own words, without those of the reader that made it. */
  private static String saidBy(ValueInstantiationException refused) {
    Throwable own = Objects.requireNonNullElse(refused.getCause(), refused);
    return String.valueOf(own.getMessage());
  }

  /** What is left out is as narrow or as wide as the fault itself says. */
  private static void check(ControlBody body, RecordComponent component) {
    String name = component.getName();
    if (!body.has(name)) {
      return;
    }
    JsonNode value = body.fields().path(name);
    Class<?> type = component.getType();
    if (type == int.class) {
      body.need(name, value.isIntegralNumber() && value.canConvertToInt(), "a whole number");
    } else if (type == boolean.class) {
      body.need(name, value.isBoolean(), "true or false");
    } else if (type == String.class) {
      body.need(name, value.isTextual(), "a text");
    } else {
      body.need(name, isListOfChanges(value), "a list of " + String.join(", ", CHANGES));
    }
  }

  private static boolean isListOfChanges(JsonNode value) {
    return value.isArray()
        && value.valueStream().allMatch(v -> v.isTextual() && CHANGES.contains(v.asText()));
  }
}
