// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.nio.file.Path;

/**
 * A plugin that passed every check.
 *
 * @param source where it was found
 * @param sha256 of its content, in hexadecimal
 * @param descriptor who the strategy is
 * @param factory makes its strategies; classes come from the plugin's own loader
 */
public record LoadedPlugin(
    Path source, String sha256, StrategyDescriptor descriptor, StrategyFactory<?> factory) {}
