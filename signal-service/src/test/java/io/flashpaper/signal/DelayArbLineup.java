// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.settings.Settings;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.tape.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The usual line-up, as far as the jar goes that the build has made of delay_arb. */
final class DelayArbLineup {
  private DelayArbLineup() {}

  /** Copies the jar into a plugin directory. */
  static void install(Path plugins) {
    Path target = Path.of(System.getProperty("flashpaper.root"), "plugins/delay-arb/target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "delay-arb-*.jar")) {
      Files.createDirectories(plugins);
      Files.copy(jars.iterator().next(), plugins.resolve("delay-arb.jar"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Lineup load(Path plugins) {
    return new Casting(Settings.usual().instances(), Optional.empty(), Shard.ONLY, new CallWatch())
        .of(new PluginDirectory(plugins).scan(), Lineup.EMPTY);
  }
}
