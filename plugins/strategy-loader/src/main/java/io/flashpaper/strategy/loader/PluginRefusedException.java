// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;

/** A plugin is not run; the message is one sentence with the file, the cause and the remedy. */
public final class PluginRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginRefusedException(String message) {
    super(message);
  }

  PluginRefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same with the file it is about. */
  PluginRefusedException of(Path source) {
    return new PluginRefusedException(source + " is refused: " + getMessage(), this);
  }
}
