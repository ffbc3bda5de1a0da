// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final Path FOLDER = Path.of("plugins");
  private static final PluginScan NOTHING = new PluginScan(FOLDER, List.of(), List.of());
  private static final LoadedPlugin A = plugin("aa", "1");
  private static final LoadedPlugin B = plugin("bb", "1");
  private static final Refusal HALF =
      new Refusal(FOLDER.resolve("aa.jar"), Optional.empty(), "aa.jar is no jar: copy it again");

  private final Strategies.Settling settling = new Strategies.Settling();

  record None() {}

  private static LoadedPlugin plugin(String id, String version) {
    StrategyFactory<None> factory =
        new StrategyFactory<>() {
          @Override
          public StrategyDescriptor descriptor() {
            return new StrategyDescriptor(id, version, 1, "for a test");
          }

          @Override
          public Class<None> parametersType() {
            return None.class;
          }

          @Override
          public Strategy<?> create(None parameters) {
            throw new UnsupportedOperationException();
          }
        };
    return new LoadedPlugin(FOLDER.resolve(id + ".jar"), version, factory.descriptor(), factory);
  }

  private static PluginScan of(LoadedPlugin... plugins) {
    return new PluginScan(FOLDER, List.of(plugins), List.of());
  }

  private static PluginScan withHalf(LoadedPlugin... plugins) {
    return new PluginScan(FOLDER, List.of(plugins), List.of(HALF));
  }

  @Test
  void theFirstLookCountsAtOnceWhateverItShows() {
    assertThat(settling.offer(withHalf())).contains(withHalf());
    assertThat(settling.offer(withHalf())).isEmpty();
  }

  @Test
  void whatOnlyAddsOrReplacesCountsAtOnce() {
    settling.offer(NOTHING);
    assertThat(settling.offer(of(A))).contains(of(A));
    assertThat(settling.offer(of(A, B))).contains(of(A, B));
    PluginScan replaced = of(plugin("aa", "2"), B);
    assertThat(settling.offer(replaced)).contains(replaced);
  }

  @Test
  void aRefusalCountsOnceItIsSeenTwice() {
    settling.offer(of(A, B));
    assertThat(settling.offer(withHalf(B))).isEmpty();
    assertThat(settling.offer(withHalf(B))).contains(withHalf(B));
  }

  @Test
  void aJarThatIsGoneForAMomentIsNotMissed() {
    settling.offer(of(A, B));
    assertThat(settling.offer(of(B))).isEmpty();
    assertThat(settling.offer(of(A, B))).isEmpty();
    assertThat(settling.offer(of(B))).isEmpty();
    assertThat(settling.offer(of(B))).contains(of(B));
  }
}
