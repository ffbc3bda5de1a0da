// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.flashpaper.strategy.api.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginDirectoryTest {
  @TempDir Path directory;

  private PluginScan scan() {
    return new PluginDirectory(directory).scan();
  }

  private void refusedWith(String... parts) {
    PluginScan scan = scan();
    assertThat(scan.plugins()).isEmpty();
    assertThat(scan.refusals()).hasSize(1);
    assertThat(scan.refusals().getFirst().sentence()).contains(parts);
  }

  private static Strategy<?> create(LoadedPlugin plugin) {
    return plugin.create(Map.of());
  }

  @Test
  void aMissingDirectoryHoldsNothing() {
    PluginScan scan = new PluginDirectory(directory.resolve("nowhere")).scan();
    assertThat(scan.plugins()).isEmpty();
    assertThat(scan.refusals()).isEmpty();
  }

  @Test
  void aGoodJarIsLoadedAndKeptByItsHash() throws IOException {
    Path jar = new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
    LoadedPlugin plugin = scan().find("demo").orElseThrow();
    assertThat(plugin.descriptor().version()).isEqualTo("1.0");
    assertThat(plugin.sha256()).hasSize(64);
    Path kept = new PluginStore(directory.resolve(".kept")).find(plugin.sha256()).orElseThrow();
    assertThat(kept).hasSameBinaryContentAs(jar);
    assertThat(create(plugin).initialMemory()).isNotNull();
  }

  @Test
  void theJarInTheDirectoryMayBeReplacedWhileItsCopyRuns() throws IOException {
    Path jar = new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
    PluginDirectory plugins = new PluginDirectory(directory);
    LoadedPlugin first = plugins.scan().find("demo").orElseThrow();
    assertThat(plugins.scan().find("demo")).containsSame(first);
    new JarOnTheFly().version("2.0").writeTo(jar);
    LoadedPlugin second = plugins.scan().find("demo").orElseThrow();
    assertThat(second.descriptor().version()).isEqualTo("2.0");
    assertThat(create(first).initialMemory()).isNotNull();
    assertThat(directory.resolve(".kept").toFile().list()).hasSize(2);
  }

  @Test
  void aJarWithoutManifestEntriesIsRefusedBeforeAnyClassIsLoaded() throws IOException {
    new JarOnTheFly()
        .without("Strategy-Id")
        .service("demo.NoSuchClass")
        .writeTo(directory.resolve("nameless.jar"));
    refusedWith("nameless.jar", "no Strategy-Id", "manifest");
    assertThat(directory.resolve(".kept")).doesNotExist();
  }

  @Test
  void aJarForAnotherApiLevelIsRefusedWithTheRemedy() throws IOException {
    new JarOnTheFly().with("Strategy-Api-Level", "2").writeTo(directory.resolve("next.jar"));
    refusedWith("next.jar", "level 2", "level 1", "upgrade the host");
  }

  @Test
  void anApiLevelThatIsNoNumberIsRefused() throws IOException {
    new JarOnTheFly().with("Strategy-Api-Level", "one").writeTo(directory.resolve("odd.jar"));
    refusedWith("odd.jar", "no whole number");
  }

  @Test
  void whatIsNoJarIsRefused() throws IOException {
    Files.writeString(directory.resolve("text.jar"), "not a jar");
    refusedWith("text.jar", "copy it again");
  }

  @Test
  void aJarWithoutAFactoryIsRefused() throws IOException {
    new JarOnTheFly().service("").writeTo(directory.resolve("empty.jar"));
    refusedWith("empty.jar", "no strategy factory", "META-INF/services");
  }

  @Test
  void aFactoryThatIsNotThereIsRefused() throws IOException {
    new JarOnTheFly().service("demo.Gone").writeTo(directory.resolve("gone.jar"));
    refusedWith("gone.jar", "demo.Gone");
  }

  @Test
  void aDescriptorThatContradictsTheManifestIsRefused() throws IOException {
    new JarOnTheFly().describedAs("other").writeTo(directory.resolve("liar.jar"));
    refusedWith("liar.jar", "manifest", "descriptor");
  }

  @Test
  void twoJarsWithOneIdAndVersionAreBothRefusedByName() throws IOException {
    new JarOnTheFly().writeTo(directory.resolve("a.jar"));
    new JarOnTheFly().code("onBirth", "int other = 1;").writeTo(directory.resolve("b.jar"));
    new JarOnTheFly().ids("other").writeTo(directory.resolve("c.jar"));
    PluginScan scan = scan();
    assertThat(scan.plugins()).extracting(p -> p.descriptor().id()).containsExactly("other");
    assertThat(scan.refusals()).hasSize(1);
    assertThat(scan.refusals().getFirst().sentence())
        .contains("demo 1.0", "a.jar", "b.jar", "remove all but one");
  }

  @Test
  void twoVersionsStandSideBySideAndTheNewestIsMeantWhereNoneIsNamed() throws IOException {
    new JarOnTheFly().version("1.10").writeTo(directory.resolve("a.jar"));
    new JarOnTheFly().version("1.9").writeTo(directory.resolve("b.jar"));
    PluginScan scan = scan();
    assertThat(scan.refusals()).isEmpty();
    assertThat(scan.find("demo").orElseThrow().descriptor().version()).isEqualTo("1.10");
    assertThat(scan.find("demo", "1.9").orElseThrow().source()).hasFileName("b.jar");
    assertThat(scan.find("demo", "1.8")).isEmpty();
  }

  @Test
  void aJarMayHoldSeveralStrategiesThatShareItsClasses() throws IOException {
    new JarOnTheFly().ids("two", "one").writeTo(directory.resolve("both.jar"));
    new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
    PluginScan scan = scan();
    assertThat(scan.plugins())
        .extracting(p -> p.descriptor().id())
        .containsExactly("one", "two", "demo");
    LoadedPlugin one = scan.find("one").orElseThrow();
    LoadedPlugin two = scan.find("two").orElseThrow();
    assertThat(one.sha256()).isEqualTo(two.sha256());
    assertThat(one.sharesJarWith(two)).isTrue();
    assertThat(one.sharesJarWith(scan.find("demo").orElseThrow())).isFalse();
    assertThat(create(two).initialMemory()).isNotNull();
  }

  @Test
  void anIdWithoutFactoryAndAFactoryWithoutIdAreRefused() throws IOException {
    new JarOnTheFly().ids("one").with("Strategy-Id", "one,two").writeTo(directory.resolve("x.jar"));
    refusedWith("x.jar", "[one, two]", "descriptors say [one]");
    new JarOnTheFly()
        .ids("one", "two")
        .with("Strategy-Id", "one")
        .writeTo(directory.resolve("x.jar"));
    refusedWith("x.jar", "[one]", "descriptors say [one, two]");
    new JarOnTheFly().with("Strategy-Id", "demo,,x").writeTo(directory.resolve("x.jar"));
    refusedWith("x.jar", "demo,,x", "single commas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.flashpaper.strategy.loader.PluginDirectory",
        "io.flashpaper.strategy.loader.Meter",
        "io.flashpaper.strategy.loader.PluginDirectoryTest",
        "org.assertj.core.api.Assertions",
        "org.junit.jupiter.api.Test",
        "org.objectweb.asm.ClassReader",
        "org.apache.kafka.clients.consumer.KafkaConsumer",
        "io.quarkus.runtime.Quarkus",
        "org.postgresql.Driver"
      })
  void aPluginSeesNothingOfItsHostButTheApi(String hidden) throws Exception {
    new JarOnTheFly().writeTo(directory.resolve("demo.jar"));
    ClassLoader classes = scan().find("demo").orElseThrow().factory().getClass().getClassLoader();
    assertThat(classes.getName()).startsWith("demo@");
    assertThat(classes.loadClass(Strategy.class.getName())).isSameAs(Strategy.class);
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> classes.loadClass(hidden));
  }

  @Test
  void aFolderIsAPluginWithItsLibraries() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("demo"));
    new JarOnTheFly().writeTo(folder.resolve("demo.jar"));
    new JarOnTheFly().without("Strategy-Id").service("").writeTo(folder.resolve("library.jar"));
    LoadedPlugin plugin = scan().find("demo").orElseThrow();
    assertThat(plugin.source()).isEqualTo(folder);
    assertThat(directory.resolve(".kept").resolve(plugin.sha256())).isDirectory();
  }
}
