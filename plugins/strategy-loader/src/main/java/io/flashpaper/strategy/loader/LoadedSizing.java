// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One sizing policy: of a jar that passed every check, or one of the host's own.
 *
 * @param source where it was found
 * @param sha256 of its content, in hexadecimal; empty for one of the host's own
 * @param descriptor who the policy is
 * @param factory makes its policies; classes come from the plugin's own loader
 */
public record LoadedSizing(
    Path source, String sha256, SizingDescriptor descriptor, SizingFactory<?> factory)
    implements Loaded {
  private static final Path HOST = Path.of("the program");

  /** A policy that came with the host itself. */
  public static LoadedSizing builtIn(SizingFactory<?> factory) {
    return new LoadedSizing(HOST, "", factory.descriptor(), factory);
  }

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
    return PluginKind.SIZING;
  }

  /** What can be configured, by path, in order. */
  public List<ParameterDescription> parameters() {
    return ParameterBinder.describe(factory.parametersType());
  }

  /**
   * Makes a policy; each call of one from a jar has the budget {@link Budgets#CALL_UNITS}.
   *
   * @param parameters as configured, by kebab-case name or path
   * @throws InvalidParametersException if they do not fit, with every problem
   * @throws PluginRefusedException if the factory fails for another reason
   */
  public SizingPolicy create(Map<String, String> parameters) {
    try {
      SizingPolicy policy = create(factory, parameters);
      return sha256.isEmpty() ? policy : new MeteredSizing(policy, Budgets.CALL_UNITS);
    } catch (PluginRefusedException refused) {
      throw refused.of(source);
    }
  }

  private <P extends Record> SizingPolicy create(
      SizingFactory<P> typed, Map<String, String> values) {
    String sizing = " of sizing " + descriptor.id();
    P parameters =
        PluginCalls.load(
            "the parameters record" + sizing,
            () -> ParameterBinder.bind(typed.parametersType(), values));
    return PluginCalls.load("create()" + sizing, () -> create(typed, parameters));
  }

  private static <P extends Record> SizingPolicy create(SizingFactory<P> typed, P parameters) {
    try {
      return Objects.requireNonNull(typed.create(parameters), "it returned null");
    } catch (IllegalArgumentException refused) {
      throw new InvalidParametersException(
          List.of(String.valueOf(refused.getMessage())),
          ParameterBinder.known(typed.parametersType()));
    }
  }
}
