// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.nio.file.Path;

/** One thing of a jar that passed every check. */
sealed interface Loaded permits LoadedPlugin, LoadedSizing {
  /** Where it was found. */
  Path source();

  /** Of the jar's content, in hexadecimal. */
  String sha256();

  /** By which it is configured. */
  String id();

  /** Of the jar. */
  String version();

  /** Whether it is a strategy or a sizing policy. */
  PluginKind kind();
}
