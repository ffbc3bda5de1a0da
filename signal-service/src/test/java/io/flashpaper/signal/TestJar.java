// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A strategy's jar, compiled while the test runs.
 *
 * @param id the strategy's
 * @param version the jar's
 * @param apiLevel the level it claims to be built for
 * @param onConstruction Java of the factory's constructor
 * @param onCreation Java of {@code create}
 * @param onMoment Java that ends in a {@code return} of a step, with {@code moment} and {@code
 *     memory}, whose {@code count} is its only component
 */
record TestJar(
    String id,
    String version,
    int apiLevel,
    String onConstruction,
    String onCreation,
    String onMoment) {
  private static final String SOURCE =
      """
      package demo.ID;
      import io.flashpaper.model.*;
      import io.flashpaper.model.signal.*;
      import io.flashpaper.strategy.api.*;
      import java.util.*;
      public final class Factory implements StrategyFactory<Factory.Knobs> {
        public record Knobs(
            @Parameter(doc = "how many", defaultValue = "1", min = "1", max = "9") long many) {}
        public record Memory(Object count) {}
        public Factory() { ON_CONSTRUCTION }
        public StrategyDescriptor descriptor() {
          return new StrategyDescriptor("ID", "VERSION", LEVEL, "for a test");
        }
        public Class<Knobs> parametersType() { return Knobs.class; }
        public Strategy<?> create(Knobs knobs) {
          ON_CREATION
          return new Strategy<Memory>() {
            public Memory initialMemory() { return new Memory(0L); }
            public Step<Memory> evaluate(Moment moment, Memory memory) {
              ON_MOMENT
            }
          };
        }
        static Desire want(Moment moment, Side side, int cents) {
          return new Desire.Want(side, Price.ofCents(cents), moment.market().market().closeTimeMs(),
              OptionalLong.empty(), Reason.of("TEST"));
        }
        static Desire none() { return new Desire.Indifferent(Reason.of("TEST")); }
      }
      """;

  /** A strategy that wants a side in even or odd minutes. */
  static TestJar blinking(String id, String version, String side, int remainder) {
    return of(
            id,
            """
            boolean on = moment.timeMs() / 60_000 %% 2 == %d;
            return Step.of(memory, on ? want(moment, Side.%s, 60) : none());
            """
                .formatted(remainder, side))
        .version(version);
  }

  /** A strategy that does something at each moment. */
  static TestJar of(String id, String onMoment) {
    return new TestJar(id, "1.0", 1, "", "", onMoment);
  }

  TestJar version(String other) {
    return new TestJar(id, other, apiLevel, onConstruction, onCreation, onMoment);
  }

  TestJar apiLevel(int other) {
    return new TestJar(id, version, other, onConstruction, onCreation, onMoment);
  }

  TestJar onConstruction(String java) {
    return new TestJar(id, version, apiLevel, java, onCreation, onMoment);
  }

  TestJar onCreation(String java) {
    return new TestJar(id, version, apiLevel, onConstruction, java, onMoment);
  }

  /** Puts the jar into a directory at once, under its id; replaces what was there. */
  Path install(Path plugins) throws IOException {
    Files.createDirectories(plugins);
    Path work = Files.createTempDirectory(plugins, ".work");
    Path partial = work.resolve("partial.jar");
    pack(compile(work), partial);
    return Files.move(
        partial,
        plugins.resolve(id + ".jar"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private String source() {
    return SOURCE
        .replace("ON_CONSTRUCTION", onConstruction)
        .replace("ON_CREATION", onCreation)
        .replace("ON_MOMENT", onMoment)
        .replace("VERSION", version)
        .replace("LEVEL", Integer.toString(apiLevel))
        .replace("ID", id);
  }

  private Path compile(Path work) throws IOException {
    Path file = Files.createDirectories(work.resolve("src")).resolve("Factory.java");
    Files.writeString(file, source());
    Path classes = Files.createDirectories(work.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments =
        List.of(
            "--release",
            "21",
            "-proc:none",
            "-nowarn",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            file.toString());
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the test's plugin does not compile");
    }
    return classes;
  }

  private void pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    attributes.putValue("Strategy-Id", id);
    attributes.putValue("Strategy-Api-Level", Integer.toString(apiLevel));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      begin(entries, JarFile.MANIFEST_NAME);
      manifest.write(entries);
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        begin(entries, classes.relativize(file).toString());
        entries.write(Files.readAllBytes(file));
      }
      begin(entries, "META-INF/services/io.flashpaper.strategy.api.StrategyFactory");
      entries.write(("demo." + id + ".Factory\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The same jar has the same SHA-256, whenever it is made. */
  private static void begin(JarOutputStream entries, String name) throws IOException {
    JarEntry entry = new JarEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    entries.putNextEntry(entry);
  }
}
