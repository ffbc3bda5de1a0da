// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

/**
 * The {@link java.util.ServiceLoader} service of a plugin. Stateless, public, with a public
 * constructor without arguments. Called on the host's loading thread.
 *
 * @param <P> the record of the strategy's parameters, every component annotated with {@link
 *     Parameter}
 */
public interface StrategyFactory<P extends Record> {
  /** Who the strategy is; the same at every call. */
  StrategyDescriptor descriptor();

  /** The parameters record; its canonical constructor checks what ranges alone cannot. */
  Class<P> parametersType();

  /**
   * Makes a strategy with checked parameters.
   *
   * @throws IllegalArgumentException if the parameters do not fit together, naming them
   */
  Strategy<?> create(P parameters);
}
