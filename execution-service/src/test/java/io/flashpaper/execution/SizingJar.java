// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.settings.accounts.AccountPlans;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A jar with a sizing policy that gives $7 for so many trades and then fails. */
public final class SizingJar {
  /** What accounts name. */
  static final String ID = "weary";

  private static final String SOURCE =
      """
      package demo;
      import io.flashpaper.model.Money;
      import io.flashpaper.strategy.api.*;
      import io.flashpaper.strategy.api.sizing.*;
      public final class Weary implements SizingFactory<Weary.Limits> {
        public record Limits(@Parameter(doc = "Trades.", defaultValue = "5") long trades) {}
        public SizingDescriptor descriptor() {
          return new SizingDescriptor("weary", "2.1", StrategyApi.LEVEL, "for a test");
        }
        public Class<Limits> parametersType() { return Limits.class; }
        public SizingPolicy create(Limits limits) {
          return new SizingPolicy() {
            public Money most() { return Money.of("7"); }
            public Size size(AccountPast past, TradeAtHand trade) {
              if (past.trades() >= limits.trades()) {
                throw new IllegalStateException("weary after " + past.trades() + " trades");
              }
              return Size.of(most(), "SEVEN");
            }
          };
        }
      }
      """;

  private SizingJar() {}

  /** The plans of accounts that are all sized by it, with settings in pairs. */
  public static AccountPlans plans(Path folder, String... settings) {
    Map<String, String> all = new HashMap<>();
    all.put("flashpaper.plugins.directory", folder.toString());
    all.put("flashpaper.other-accounts.sizing", ID);
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return Plans.of(
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withConverter(Duration.class, 100, new DurationConverter())
            .withSources(new PropertiesConfigSource(all, "test", 100))
            .withMapping(ExecutionConfig.class)
            .build()
            .getConfigMapping(ExecutionConfig.class));
  }

  /** Compiles and packs it. */
  public static Path writeTo(Path folder) throws IOException {
    Path work = Files.createTempDirectory("sizing");
    Path source = Files.createDirectories(work.resolve("demo")).resolve("Weary.java");
    Files.writeString(source, SOURCE);
    Path classes = Files.createDirectories(work.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release=21",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    if (status != 0) {
      throw new IllegalStateException("the test's policy does not compile");
    }
    Path jar = Files.createDirectories(folder).resolve("weary.jar");
    pack(classes, jar);
    return jar;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Map.of(
            "Manifest-Version", "1.0",
            "Sizing-Id", ID,
            "Strategy-Api-Level", "1",
            "Implementation-Version", "2.1")
        .forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
      }
      out.putNextEntry(
          new JarEntry("META-INF/services/io.flashpaper.strategy.api.sizing.SizingFactory"));
      out.write("demo.Weary".getBytes(StandardCharsets.UTF_8));
    }
  }
}
