// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizingPluginTest {
  private static final TradeAtHand TRADE =
      new TradeAtHand(
          "S", Side.YES, Price.ofCents(50), 17_500, OptionalLong.empty(), Duration.ofMinutes(1));

  @TempDir Path directory;

  private PluginDirectory looking(PluginKind kind) {
    PluginStore store = new PluginStore(directory.resolve(".kept"));
    return new PluginDirectory(directory, store, AllowedPlugins.ALL, kind);
  }

  private static Size ask(SizingPolicy policy) {
    return policy.size(AccountPast.opened(Money.of("1000")), TRADE);
  }

  @Test
  void aSizingPolicyIsLoadedFromItsJarAndKeptByItsHash() throws IOException {
    Path jar = new JarOnTheFly().sizingOnly("half-cash").writeTo(directory.resolve("half.jar"));
    PluginScan scan = looking(PluginKind.SIZING).scan();
    assertThat(scan.refusals()).isEmpty();
    LoadedSizing sizing = scan.findSizing("half-cash").orElseThrow();
    assertThat(new PluginStore(directory.resolve(".kept")).find(sizing.sha256()).orElseThrow())
        .hasSameBinaryContentAs(jar);
    assertThat(ask(sizing.create(Map.of())).dollars()).isEqualTo(Money.of("3"));
    assertThat(ask(sizing.create(Map.of("size", "4.5"))).dollars()).isEqualTo(Money.of("4.5"));
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> sizing.create(Map.of("sise", "4")))
        .withMessageContaining("sise is no parameter");
  }

  @Test
  void whoLooksForOneKindLeavesJarsOfTheOtherAlone() throws IOException {
    new JarOnTheFly().sizingOnly("half-cash").writeTo(directory.resolve("half.jar"));
    new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
    PluginScan strategies = looking(PluginKind.STRATEGY).scan();
    assertThat(strategies.plugins()).extracting(LoadedPlugin::id).containsExactly("demo");
    assertThat(strategies.sizing()).isEmpty();
    assertThat(strategies.refusals()).isEmpty();
    PluginScan sizings = looking(PluginKind.SIZING).scan();
    assertThat(sizings.sizing()).extracting(LoadedSizing::id).containsExactly("half-cash");
    assertThat(sizings.plugins()).isEmpty();
    assertThat(sizings.refusals()).isEmpty();
  }

  @Test
  void aJarMayHoldBoth() throws IOException {
    new JarOnTheFly().sizing("half-cash").writeTo(directory.resolve("both.jar"));
    assertThat(looking(PluginKind.STRATEGY).scan().find("demo")).isPresent();
    assertThat(looking(PluginKind.SIZING).scan().findSizing("half-cash")).isPresent();
  }

  @Test
  void anImpurePolicyIsRefusedWithClassAndRemedy() throws IOException {
    new JarOnTheFly()
        .sizingOnly("half-cash")
        .code("onSize", "if (System.nanoTime() == 0) { return null; }")
        .writeTo(directory.resolve("half.jar"));
    PluginScan scan = looking(PluginKind.SIZING).scan();
    assertThat(scan.sizing()).isEmpty();
    assertThat(scan.refusals().getFirst().sentence())
        .contains("half.jar", "HalfcashFactory", "nanoTime");
  }

  @Test
  void aPolicyThatNeverEndsIsOutOfBudget() throws IOException {
    new JarOnTheFly()
        .sizingOnly("half-cash")
        .code("onSize", "for (long i = 0; i < Long.MAX_VALUE; i++) {}")
        .writeTo(directory.resolve("half.jar"));
    LoadedSizing sizing = looking(PluginKind.SIZING).scan().findSizing("half-cash").orElseThrow();
    SizingPolicy policy = sizing.create(Map.of());
    assertThatExceptionOfType(BudgetExceededError.class).isThrownBy(() -> ask(policy));
  }

  @Test
  void aMissingPolicyIsNamedWithThoseThereAreAndWhatWasRefused() throws IOException {
    new JarOnTheFly().sizingOnly("half-cash").writeTo(directory.resolve("half.jar"));
    new JarOnTheFly()
        .sizingOnly("late")
        .code("onSize", "System.nanoTime();")
        .writeTo(directory.resolve("late.jar"));
    SizingCatalog catalog = new SizingCatalog(List.of(), looking(PluginKind.SIZING));
    assertThat(catalog.get("half-cash").version()).isEqualTo("1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalog.get("late"))
        .withMessageContainingAll("no sizing 'late'", "half-cash", "late.jar is refused");
  }
}
