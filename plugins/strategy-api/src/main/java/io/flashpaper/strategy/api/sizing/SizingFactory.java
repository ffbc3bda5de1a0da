// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

/**
 * The {@link java.util.ServiceLoader} service of a plugin with a sizing policy. Stateless, public,
 * with a public constructor without arguments. Called on the host's loading thread.
 *
 * @param <P> the record of the policy's parameters, every component annotated with {@link
 *     io.flashpaper.strategy.api.Parameter}
 */
public interface SizingFactory<P extends Record> {
  /** Who the policy is; the same at every call. */
  SizingDescriptor descriptor();

  /** The parameters record; its canonical constructor checks what ranges alone cannot. */
  Class<P> parametersType();

  /**
   * Makes a policy with checked parameters.
   *
   * @throws IllegalArgumentException if the parameters do not fit together, naming them
   */
  SizingPolicy create(P parameters);
}
