// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a jar can be wrong is one sentence with the jar, the cause and the remedy. */
class PluginRefusalTest {
  private static final int CLASS_FILE_OF_JAVA_99 = 143;

  @TempDir Path directory;
  private Path jar;
  private PluginDirectory plugins;

  @BeforeEach
  void open() {
    jar = directory.resolve("demo.jar");
    plugins = new PluginDirectory(directory);
  }

  private String refusal() {
    PluginScan scan = plugins.scan();
    assertThat(scan.plugins()).isEmpty();
    assertThat(scan.refusals()).hasSize(1);
    Refusal refusal = scan.refusals().getFirst();
    assertThat(refusal.source()).isEqualTo(jar);
    assertThat(refusal.sentence()).startsWith(jar.toString());
    return refusal.sentence();
  }

  @Test
  void aJarThatIsStillBeingCopiedIsLoadedOnceItIsWhole() throws IOException {
    byte[] whole = Files.readAllBytes(new JarOnTheFly().writeTo(jar));
    for (int length : List.of(0, 10, whole.length / 2, whole.length - 1)) {
      Files.write(jar, Arrays.copyOf(whole, length));
      assertThat(refusal()).contains("no whole jar", "if it is still being copied, wait");
    }
    Files.write(jar, whole);
    assertThat(plugins.scan().find("demo")).isPresent();
  }

  @Test
  void aDamagedClassIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(new JarOnTheFly().writeTo(jar));
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("demo/DemoFactory");
    Arrays.fill(bytes, entry + 60, entry + 120, (byte) 0x55);
    Files.write(jar, bytes);
    assertThat(refusal()).contains("it is damaged", "copy it again");
  }

  @ParameterizedTest
  @CsvSource({"2,upgrade the host", "0,rebuild the plugin against the host's strategy-api"})
  void aJarForAnotherApiIsRefusedBeforeAnyOfItIsLoaded(String level, String remedy)
      throws IOException {
    new JarOnTheFly()
        .code("members", "static { if (true) throw new Error(\"loaded\"); }")
        .code("onMoment", "System.exit(1);")
        .with("Strategy-Api-Level", level)
        .writeTo(jar);
    assertThat(refusal()).contains("API level " + level, "this host offers level 1", remedy);
    assertThat(directory.resolve(".kept")).doesNotExist();
  }

  @Test
  void aClassForANewerJavaIsRefused() throws IOException {
    JarOnTheFly newer = new JarOnTheFly().classFileVersion(CLASS_FILE_OF_JAVA_99);
    newer.writeTo(jar);
    assertThat(refusal())
        .contains("is compiled for Java 99", "this host runs Java", "compile with --release 21");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "onConstruction|throw new IllegalStateException(\"no\");|the constructor of"
            + " demo.DemoFactory throws java.lang.IllegalStateException: no",
        "members|static { if (true) throw new IllegalStateException(\"no\"); }|fails in a static"
            + " initialiser (java.lang.IllegalStateException: no)",
        "members|static { while (true) { if (false) break; } }|the constructor of demo.DemoFactory"
            + " does not come to an end (budget of 4000000 units ended in"
            + " demo.DemoFactory.<clinit>",
        "onConstruction|while (true) {}|the constructor of demo.DemoFactory does not come to an end"
            + " (budget of 4000000 units",
        "onConstruction|List<Object> all = new ArrayList<>(); while (true) all.add(new"
            + " long[1000]);|give it less to do",
        "onConstruction|new DemoFactory();|with calls nested too deep",
        "onConstruction|throw new OutOfMemoryError();|needs more memory than there is",
        "onConstruction|throw new StackOverflowError();|end the recursion",
        "onConstruction|throw new NoClassDefFoundError(\"org/x/Y\");|needs a class that is not"
            + " there (java.lang.NoClassDefFoundError: org/x/Y)",
        "onDescription|if (true) while (true) {}|descriptor() of demo.DemoFactory does not come to"
            + " an end",
        "onDescription|if (true) return null;|descriptor() of demo.DemoFactory throws"
            + " java.lang.NullPointerException: it returned null",
      })
  void aFactoryThatFailsIsRefused(String place, String code, String expected) throws IOException {
    new JarOnTheFly().code(place, code).writeTo(jar);
    assertThat(refusal()).startsWith(jar + " is refused: ").contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if (true) while (true) {}|create() of strategy demo does not come to an end",
        "if (true) throw new IllegalStateException(\"no\");|create() of strategy demo throws"
            + " java.lang.IllegalStateException: no",
        "if (true) return null;|it returned null",
      })
  void aFactoryThatCannotCreateIsRefused(String code, String expected) throws IOException {
    new JarOnTheFly().code("onCreation", code).writeTo(jar);
    LoadedPlugin plugin = plugins.scan().find("demo").orElseThrow();
    assertThatExceptionOfType(PluginRefusedException.class)
        .isThrownBy(() -> plugin.create(Map.of()))
        .withMessageContainingAll(jar.toString(), expected);
  }

  @Test
  void parametersThatDoNotFitAreNamedAllAtOnce() throws IOException {
    String refusing = "if (true) throw new IllegalArgumentException(\"a must be below b\");";
    new JarOnTheFly().code("onCreation", refusing).writeTo(jar);
    LoadedPlugin plugin = plugins.scan().find("demo").orElseThrow();
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> plugin.create(Map.of()))
        .withMessage("a must be below b. Known parameters: none");
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> plugin.create(Map.of("x", "1", "y", "2")))
        .withMessage("x is no parameter; y is no parameter. Known parameters: none");
  }

  @ParameterizedTest
  @CsvSource({
    "'',names no strategy factory",
    "'# nothing',names no strategy factory",
    "demo.Gone,'names demo.Gone, which is not in the jar: correct the name'",
    "demo.DemoFactory$Memory,'demo.DemoFactory$Memory, which is no StrategyFactory'",
  })
  void aWrongServiceFileIsRefused(String lines, String expected) throws IOException {
    new JarOnTheFly().service(lines).writeTo(jar);
    assertThat(refusal()).contains(expected, "META-INF/services/io.flashpaper.strategy.api");
  }

  @Test
  void onlyListedJarsRunWhereThereIsAList() throws IOException {
    new JarOnTheFly().writeTo(jar);
    String sha256 = plugins.scan().find("demo").orElseThrow().sha256();
    PluginStore store = new PluginStore(directory.resolve(".kept"));
    plugins = new PluginDirectory(directory, store, AllowedPlugins.of(List.of("0".repeat(64))));
    assertThat(refusal()).contains(sha256, "flashpaper.plugins.allowed-sha256", "if you trust");
    AllowedPlugins listed =
        AllowedPlugins.of(List.of(" " + sha256.toUpperCase(java.util.Locale.ROOT)));
    plugins = new PluginDirectory(directory, store, listed);
    assertThat(plugins.scan().find("demo")).isPresent();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedPlugins.of(List.of("abc")))
        .withMessageContainingAll("flashpaper.plugins.allowed-sha256", "'abc'", "sha256sum");
  }

  @Test
  void aListMayBeAFileAndAnEmptyOneAllowsNothing() throws IOException {
    new JarOnTheFly().writeTo(jar);
    String sha256 = plugins.scan().find("demo").orElseThrow().sha256();
    Path list = directory.resolve("allowed");
    Files.writeString(list, "# ours\n%s  delay-arb.jar\n\n%s\n".formatted("0".repeat(64), sha256));
    assertThat(AllowedPlugins.of(List.of(), Optional.of(list)).sha256())
        .containsExactlyInAnyOrder("0".repeat(64), sha256);
    assertThat(
            AllowedPlugins.of(Map.of("FLASHPAPER_PLUGINS_ALLOWED_SHA256_FILE", list.toString()))
                .sha256())
        .contains(sha256);
    assertThat(AllowedPlugins.of(Map.of("FLASHPAPER_PLUGINS_ALLOWED_SHA256", sha256)).sha256())
        .containsExactly(sha256);
    assertThat(AllowedPlugins.of(Map.of())).isEqualTo(AllowedPlugins.ALL);
    Files.writeString(list, "\n# nobody\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedPlugins.of(List.of(), Optional.of(list)))
        .withMessageContainingAll("flashpaper.plugins.allowed-sha256-file", "names no SHA-256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AllowedPlugins.of(List.of(), Optional.of(list.resolveSibling("none"))))
        .withMessageContaining("cannot be read");
  }

  @Test
  void whatIsKeptRunsNoMoreOnceItIsNotListed() throws IOException {
    new JarOnTheFly().writeTo(jar);
    String sha256 = plugins.scan().find("demo").orElseThrow().sha256();
    PluginStore store = new PluginStore(directory.resolve(".kept"));
    assertThat(new KeptPlugins(store).strategy("demo", sha256).sha256()).isEqualTo(sha256);
    KeptPlugins others = new KeptPlugins(store, AllowedPlugins.of(List.of("0".repeat(64))));
    assertThatThrownBy(() -> others.strategy("demo", sha256))
        .hasMessageContainingAll(sha256, "flashpaper.plugins.allowed-sha256");
  }

  @Test
  void whatWasRefusedForItsContentIsNotTriedAgainUntilItChanges() throws IOException {
    new JarOnTheFly().code("onConstruction", "while (true) {}").writeTo(jar);
    Refusal first = plugins.scan().refusals().getFirst();
    assertThat(plugins.scan().refusals().getFirst()).isSameAs(first);
    assertThat(first.sha256()).isPresent();
    new JarOnTheFly().writeTo(jar);
    assertThat(plugins.scan().find("demo")).isPresent();
  }
}
