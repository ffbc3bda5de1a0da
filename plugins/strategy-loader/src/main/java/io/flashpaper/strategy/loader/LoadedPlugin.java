// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One strategy of a jar that passed every check. Strategies of one jar share its class loader,
 * which lives exactly as long as somebody holds one of them: there is nothing to close.
 *
 * @param source where it was found
 * @param sha256 of its content, in hexadecimal
 * @param descriptor who the strategy is
 * @param factory makes its strategies; classes come from the plugin's own loader
 */
public record LoadedPlugin(
    Path source, String sha256, StrategyDescriptor descriptor, StrategyFactory<?> factory)
    implements Loaded {
  @Override
  public String id() {
    return descriptor.id();
  }

  @Override
  public String version() {
    return descriptor.version();
  }

  @Override
  public PluginKind kind() {
    return PluginKind.STRATEGY;
  }

  /** Whether both come from one jar and share its classes. */
  public boolean sharesJarWith(LoadedPlugin other) {
    return factory.getClass().getClassLoader() == other.factory.getClass().getClassLoader();
  }

  /** What can be configured, by path, in order. */
  public List<ParameterDescription> parameters() {
    return ParameterBinder.describe(factory.parametersType());
  }

  /**
   * Makes a strategy, each of whose calls has the budget {@link Budgets#CALL_UNITS}.
   *
   * @param parameters as configured, by kebab-case name or path
   * @throws InvalidParametersException if they do not fit, with every problem
   * @throws PluginRefusedException if the factory fails for another reason
   */
  public Strategy<?> create(Map<String, String> parameters) {
    try {
      return create(factory, parameters);
    } catch (PluginRefusedException refused) {
      throw refused.of(source);
    }
  }

  private <P extends Record> Strategy<?> create(
      StrategyFactory<P> typed, Map<String, String> values) {
    String strategy = " of strategy " + descriptor.id();
    P parameters =
        PluginCalls.load(
            "the parameters record" + strategy,
            () -> ParameterBinder.bind(typed.parametersType(), values));
    return metered(PluginCalls.load("create()" + strategy, () -> create(typed, parameters)));
  }

  private static <P extends Record> Strategy<?> create(StrategyFactory<P> typed, P parameters) {
    try {
      return Objects.requireNonNull(typed.create(parameters), "it returned null");
    } catch (IllegalArgumentException refused) {
      throw new InvalidParametersException(
          List.of(String.valueOf(refused.getMessage())),
          ParameterBinder.known(typed.parametersType()));
    }
  }

  private static <M extends Record> Strategy<M> metered(Strategy<M> strategy) {
    return new MeteredStrategy<>(strategy, Budgets.CALL_UNITS);
  }
}
