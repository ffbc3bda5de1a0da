// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.strategy.api.Strategy;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCollectionTest {
  private static final int ROUNDS = 100;

  @TempDir Path directory;
  private PluginDirectory plugins;
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    plugins = new PluginDirectory(directory);
    jar = new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
  }

  private LoadedPlugin loaded() {
    return plugins.scan().find("demo").orElseThrow();
  }

  /** Watches a plugin's class loader, having run its strategy once. */
  private WeakReference<ClassLoader> watch(ReferenceQueue<ClassLoader> collected) {
    LoadedPlugin plugin = loaded();
    assertThat(plugin.create(Map.of()).initialMemory()).hasToString("Memory[]");
    return new WeakReference<>(plugin.factory().getClass().getClassLoader(), collected);
  }

  private static boolean isCollected(
      WeakReference<ClassLoader> loader, ReferenceQueue<ClassLoader> collected)
      throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      System.gc();
      if (collected.remove(100) == loader) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theClassesOfAJarThatIsGoneAreCollected() throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader = watch(collected);
    Files.delete(jar);
    assertThat(plugins.scan().plugins()).isEmpty();
    assertThat(isCollected(loader, collected)).isTrue();
  }

  @Test
  void theClassesOfAReplacedJarAreCollected() throws Exception {
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader = watch(collected);
    new JarOnTheFly().version("2.0").writeTo(jar);
    assertThat(loaded().descriptor().version()).isEqualTo("2.0");
    assertThat(isCollected(loader, collected)).isTrue();
  }

  @Test
  void aStrategyThatStillRunsOutlivesItsFile() throws Exception {
    LoadedPlugin plugin = loaded();
    Strategy<?> strategy = plugin.create(Map.of());
    Files.delete(new PluginStore(directory.resolve(".kept")).find(plugin.sha256()).orElseThrow());
    Files.delete(jar);
    plugins.scan();
    System.gc();
    assertThat(strategy.initialMemory()).hasToString("Memory[]");
    Reference.reachabilityFence(strategy);
  }
}
