// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

/**
 * One parameter of a strategy, for people and for tables.
 *
 * @param name in kebab case, as configured; by path where records are nested: {@code
 *     model.min-edge}
 * @param type such as {@code duration} or {@code one of YES, NO}
 * @param unit such as {@code ppm}; empty where the type says it
 * @param defaultValue written as in the configuration
 * @param min the least allowed value; empty for none
 * @param max the greatest allowed value; empty for none
 * @param doc what it does
 */
public record ParameterDescription(
    String name,
    String type,
    String unit,
    String defaultValue,
    String min,
    String max,
    String doc) {}
