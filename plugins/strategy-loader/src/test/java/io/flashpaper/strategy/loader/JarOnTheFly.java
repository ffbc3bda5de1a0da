// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A small plugin jar, compiled while the test runs. */
final class JarOnTheFly {
  private static final String SOURCE =
      """
      package demo;
      import io.flashpaper.strategy.api.*;
      public final class DemoFactory implements StrategyFactory<DemoFactory.None> {
        public record None() {}
        public record Memory() {}
        public StrategyDescriptor descriptor() {
          return new StrategyDescriptor("%s", "%s", StrategyApi.LEVEL, "for a test");
        }
        public Class<None> parametersType() { return None.class; }
        public Strategy<?> create(None parameters) {
          return new Strategy<Memory>() {
            public Memory initialMemory() { %s return new Memory(); }
            public Step<Memory> evaluate(Moment moment, Memory memory) { return Step.quiet(memory); }
          };
        }
      }
      """;

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private String id = "demo";
  private String version = "1.0";
  private String onBirth = "";
  private String service = "demo.DemoFactory";

  JarOnTheFly() {
    manifest.put("Strategy-Id", "demo");
    manifest.put("Strategy-Api-Level", "1");
    manifest.put("Implementation-Version", "1.0");
  }

  JarOnTheFly with(String attribute, String value) {
    manifest.put(attribute, value);
    return this;
  }

  JarOnTheFly without(String attribute) {
    manifest.remove(attribute);
    return this;
  }

  JarOnTheFly id(String next) {
    id = next;
    return with("Strategy-Id", next);
  }

  JarOnTheFly version(String next) {
    version = next;
    return with("Implementation-Version", next);
  }

  JarOnTheFly describedAs(String next) {
    id = next;
    return this;
  }

  JarOnTheFly onBirth(String statement) {
    onBirth = statement;
    return this;
  }

  JarOnTheFly service(String lines) {
    service = lines;
    return this;
  }

  Path writeTo(Path jar) throws IOException {
    Path work = Files.createTempDirectory("plugin");
    Path source = Files.createDirectories(work.resolve("demo")).resolve("DemoFactory.java");
    Files.writeString(source, SOURCE.formatted(id, version, onBirth));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "--release",
            "21",
            "-proc:none",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            work.toString(),
            source.toString());
    if (result != 0) {
      throw new IllegalStateException("the test's plugin does not compile");
    }
    pack(work, jar);
    return jar;
  }

  private void pack(Path classes, Path jar) throws IOException {
    Manifest written = new Manifest();
    written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach((name, value) -> written.getMainAttributes().putValue(name, value));
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, written);
        Stream<Path> files = Files.walk(classes)) {
      List<Path> compiled = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : compiled) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        entries.write(Files.readAllBytes(file));
      }
      entries.putNextEntry(
          new JarEntry("META-INF/services/io.flashpaper.strategy.api.StrategyFactory"));
      entries.write(service.getBytes(StandardCharsets.UTF_8));
    }
  }
}
