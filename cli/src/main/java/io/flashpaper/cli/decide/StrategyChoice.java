// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.ParameterDescription;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the strategies that were asked for, and hands each the parameters that are its own. */
final class StrategyChoice {
  private static final String ALL = "all";
  private static final String PROFILE = "profile";
  private static final String MODEL = "model";
  private static final List<String> PROFILES = List.of("v10", MODEL);
  private static final String MODEL_EDGE = "min-model-edge";

  /** A sample is an evaluation, so K is compared with the sample before, however close. */
  private static final Map<String, String> FOR_SAMPLES = Map.of("v10.reference-age", "1ms");

  /** What the model profile's table asks for instead of the predecessor's five minutes. */
  private static final Map<String, String> MODEL_GATES = Map.of("min-time-to-close", "120s");

  private final DecideOptions options;
  private final PluginScan plugins;
  private final String profile;

  StrategyChoice(DecideOptions options, PluginScan plugins) {
    this.options = options;
    this.plugins = plugins;
    this.profile = options.profile().toLowerCase(Locale.ROOT);
  }

  List<ChosenStrategy> chosen() {
    if (!PROFILES.contains(profile)) {
      throw new IllegalArgumentException(
          "there is no profile '%s': --profile is v10 or model".formatted(options.profile()));
    }
    List<LoadedPlugin> found = new ArrayList<>();
    ids().forEach(id -> found.add(plugin(id)));
    if (profile.equals(MODEL) && found.stream().noneMatch(plugin -> has(plugin, PROFILE))) {
      throw new IllegalArgumentException(
          "%s has no profiles: leave --profile model out%s"
              .formatted(
                  String.join(", ", ids()),
                  found.stream().anyMatch(plugin -> has(plugin, MODEL_EDGE))
                      ? ", or ask for the model's edge with --set min-model-edge=0.02"
                      : ""));
    }
    requireUsed(found);
    return found.stream().map(this::chosen).toList();
  }

  private Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    for (String name : options.strategies()) {
      String id = name.toLowerCase(Locale.ROOT).replace('-', '_');
      if (id.equals(ALL)) {
        ids.addAll(known());
      } else {
        ids.add(id);
      }
    }
    return ids;
  }

  private Set<String> known() {
    return plugins.plugins().stream()
        .map(plugin -> plugin.descriptor().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private LoadedPlugin plugin(String id) {
    return plugins
        .find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Stream.concat(
                            Stream.of(
                                "there is no strategy %s in %s: choose from %s, or all"
                                    .formatted(
                                        id, plugins.directory(), String.join(", ", known()))),
                            plugins.refusals().stream().map(Refusal::sentence))
                        .collect(Collectors.joining("; "))));
  }

  private static boolean has(LoadedPlugin plugin, String parameter) {
    return plugin.parameters().stream().map(ParameterDescription::name).anyMatch(parameter::equals);
  }

  /** A value no strategy knows is a mistake; it may be written without its profile's name. */
  private void requireUsed(List<LoadedPlugin> found) {
    for (String name : options.parameters().keySet()) {
      if (found.stream().noneMatch(plugin -> has(plugin, name) || has(plugin, inProfile(name)))) {
        throw new IllegalArgumentException(
            "--set %s: there is no such parameter; there are %s"
                .formatted(
                    name,
                    found.stream()
                        .flatMap(plugin -> plugin.parameters().stream())
                        .map(ParameterDescription::name)
                        .distinct()
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  private String inProfile(String name) {
    return profile + "." + name;
  }

  private ChosenStrategy chosen(LoadedPlugin plugin) {
    Map<String, String> values = parameters(plugin);
    boolean model = profile.equals(MODEL) && has(plugin, PROFILE);
    Map<String, String> gates = new HashMap<>(model ? MODEL_GATES : Map.of());
    gates.putAll(options.gates());
    return new ChosenStrategy(
        new Origin(plugin.descriptor().id(), plugin.descriptor().version(), plugin.sha256()),
        strategy(plugin, values),
        gates(gates),
        model || values.containsKey(MODEL_EDGE));
  }

  private static Strategy<?> strategy(LoadedPlugin plugin, Map<String, String> values) {
    try {
      return plugin.create(values);
    } catch (InvalidParametersException wrong) {
      throw new IllegalArgumentException(
          "--set: strategy %s: %s".formatted(plugin.descriptor().id(), wrong.getMessage()), wrong);
    }
  }

  private static GateSettings gates(Map<String, String> values) {
    GateOptions gates = Options.bind("--gate", GateOptions.class, values);
    try {
      return gates.settings();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("--gate: " + wrong.getMessage(), wrong);
    }
  }

  private Map<String, String> parameters(LoadedPlugin plugin) {
    Map<String, String> values = new HashMap<>();
    FOR_SAMPLES.forEach((name, value) -> putIfKnown(plugin, values, name, value));
    putIfKnown(plugin, values, PROFILE, profile);
    options
        .parameters()
        .forEach(
            (name, value) ->
                putIfKnown(plugin, values, has(plugin, name) ? name : inProfile(name), value));
    return values;
  }

  private static void putIfKnown(
      LoadedPlugin plugin, Map<String, String> values, String name, String value) {
    if (has(plugin, name)) {
      values.put(name, value);
    }
  }
}
