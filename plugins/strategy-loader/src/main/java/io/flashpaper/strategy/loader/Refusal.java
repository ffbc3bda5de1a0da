// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something in the plugin directory that does not run.
 *
 * @param source the jar, the folder of jars, or the directory itself
 * @param sha256 of its content, where it could be read
 * @param sentence names the file, the cause and the remedy
 */
public record Refusal(Path source, Optional<String> sha256, String sentence) {}
