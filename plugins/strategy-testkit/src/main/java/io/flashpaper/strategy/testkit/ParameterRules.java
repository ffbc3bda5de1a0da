// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.ParameterDescription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the contracts of all kinds of plugins ask of parameters.
 *
 * @param described what can be set
 * @param usual the values to try the plugin with
 * @param maker makes a plugin of such values
 */
record ParameterRules(
    List<ParameterDescription> described,
    Map<String, String> usual,
    Consumer<Map<String, String>> maker) {

  void areDocumented() {
    for (ParameterDescription parameter : described) {
      assertThat(parameter.doc()).as("the doc of " + parameter.name()).isNotBlank();
    }
  }

  void refuseBadOnesByName() {
    refused("no-such-parameter", "1");
    for (ParameterDescription parameter : described) {
      if (!parameter.type().equals("text")) {
        refused(parameter.name(), "neither number nor word");
      }
      boundOrRefusedByName(parameter.name(), parameter.min());
      boundOrRefusedByName(parameter.name(), parameter.max());
    }
  }

  private void refused(String name, String value) {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> maker.accept(Map.of(name, value)))
        .satisfies(
            refusal ->
                assertThat(refusal.problems()).anyMatch(problem -> problem.startsWith(name)));
  }

  private void boundOrRefusedByName(String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    String shortName = name.substring(name.lastIndexOf('.') + 1);
    Map<String, String> values = new HashMap<>(usual);
    values.put(name, value);
    try {
      maker.accept(values);
    } catch (InvalidParametersException refusal) {
      assertThat(refusal.problems()).anyMatch(problem -> problem.contains(shortName));
    } catch (IllegalArgumentException refusal) {
      assertThat(refusal)
          .as("what create() says of %s = %s", name, value)
          .hasMessageContaining(shortName);
    }
  }
}
