// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A small plugin jar, compiled while the test runs. */
final class JarOnTheFly {
  private static final String SOURCE =
      """
      package demo;
      import io.flashpaper.strategy.api.*;
      import java.util.*;
      public final class $class implements StrategyFactory<$class.None> {
        public record None() {}
        public record Memory() {}
        $members
        public $class() { $onConstruction }
        public StrategyDescriptor descriptor() {
          $onDescription
          return new StrategyDescriptor("$id", "$version", StrategyApi.LEVEL, "for a test");
        }
        public Class<None> parametersType() { return None.class; }
        public Strategy<?> create(None parameters) {
          $onCreation
          return new Strategy<Memory>() {
            public Memory initialMemory() { $onBirth return new Memory(); }
            public Step<Memory> evaluate(Moment moment, Memory memory) {
              $onMoment
              return Step.quiet(memory);
            }
          };
        }
      }
      """;

  private static final String SIZING =
      """
      import io.flashpaper.model.Money;
      import io.flashpaper.strategy.api.*;
      import io.flashpaper.strategy.api.sizing.*;
      public final class $class implements SizingFactory<$class.Dollars>, SizingPolicy {
        public record Dollars(@Parameter(doc = "Dollars.", defaultValue = "3") Money size) {}
        private final Money size;
        public $class() { this(Money.ZERO); }
        private $class(Money size) { this.size = size; }
        public SizingDescriptor descriptor() {
          return new SizingDescriptor("$id", "$version", StrategyApi.LEVEL, "for a test");
        }
        public Class<Dollars> parametersType() { return Dollars.class; }
        public SizingPolicy create(Dollars parameters) { return new $class(parameters.size()); }
        public Money most() { return size; }
        public Size size(AccountPast past, TradeAtHand trade) {
          $onSize
          return Size.of(size, "TEST");
        }
      }
      """;

  private static final int MAJOR_VERSION_AT = 7;

  private final Map<String, String> manifest = new LinkedHashMap<>();
  private final Map<String, String> code = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private List<String> ids = List.of("demo");
  private List<String> sizings = List.of();
  private String version = "1.0";
  private @Nullable String service;
  private int classFileVersion;

  JarOnTheFly() {
    manifest.put("Strategy-Id", "demo");
    manifest.put("Strategy-Api-Level", "1");
    manifest.put("Implementation-Version", "1.0");
    for (String place :
        List.of(
            "members",
            "onConstruction",
            "onDescription",
            "onCreation",
            "onBirth",
            "onMoment",
            "onSize")) {
      code.put(place, "");
    }
  }

  JarOnTheFly with(String attribute, String value) {
    manifest.put(attribute, value);
    return this;
  }

  JarOnTheFly without(String attribute) {
    manifest.remove(attribute);
    return this;
  }

  /** One factory for each id. */
  JarOnTheFly ids(String... next) {
    ids = List.of(next);
    return with("Strategy-Id", String.join(", ", next));
  }

  /** A factory of a sizing policy beside the strategies. */
  JarOnTheFly sizing(String id) {
    sizings = List.of(id);
    return with("Sizing-Id", id);
  }

  /** A sizing policy and nothing else. */
  JarOnTheFly sizingOnly(String id) {
    ids = List.of();
    return sizing(id).without("Strategy-Id");
  }

  JarOnTheFly version(String next) {
    version = next;
    return with("Implementation-Version", next);
  }

  JarOnTheFly describedAs(String next) {
    ids = List.of(next);
    return this;
  }

  /** Java for one place of the template: {@code members}, {@code onMoment} and so on. */
  JarOnTheFly code(String place, String java) {
    if (code.put(place, java) == null) {
      throw new IllegalArgumentException("no place " + place);
    }
    return this;
  }

  /** One more class of package {@code demo}. */
  JarOnTheFly source(String className, String java) {
    sources.put(className, "package demo;\n" + java);
    return this;
  }

  /** The major version of the class files. */
  JarOnTheFly classFileVersion(int major) {
    classFileVersion = major;
    return this;
  }

  JarOnTheFly service(String lines) {
    service = lines;
    return this;
  }

  Path writeTo(Path jar) throws IOException {
    Path work = Files.createTempDirectory("plugin");
    pack(compile(work), jar);
    return jar;
  }

  private Path compile(Path work) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(sources);
    ids.forEach(id -> all.put(className(id), factory(id)));
    sizings.forEach(id -> all.put(className(id), "package demo;\n" + filled(SIZING, id)));
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "21", "-proc:none", "-nowarn", "-d", work.toString(), "-cp"));
    arguments.add(System.getProperty("java.class.path"));
    Path folder = Files.createDirectories(work.resolve("demo"));
    for (Map.Entry<String, String> source : all.entrySet()) {
      Path file = folder.resolve(source.getKey() + ".java");
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the test's plugin does not compile");
    }
    return work;
  }

  private static String className(String id) {
    String name = id.replace("-", "");
    return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Factory";
  }

  private String factory(String id) {
    return filled(SOURCE, id);
  }

  private String filled(String template, String id) {
    String source =
        template.replace("$class", className(id)).replace("$id", id).replace("$version", version);
    for (Map.Entry<String, String> place : code.entrySet()) {
      source = source.replace("$" + place.getKey(), place.getValue());
    }
    return source;
  }

  private String services() {
    return service != null
        ? service
        : ids.stream().map(id -> "demo." + className(id) + "\n").collect(Collectors.joining());
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
        byte[] bytes = Files.readAllBytes(file);
        if (classFileVersion > 0) {
          bytes[MAJOR_VERSION_AT] = (byte) classFileVersion;
        }
        entries.write(bytes);
      }
      service(entries, "io.flashpaper.strategy.api.StrategyFactory", services());
      service(
          entries,
          "io.flashpaper.strategy.api.sizing.SizingFactory",
          sizings.stream().map(id -> "demo." + className(id) + "\n").collect(Collectors.joining()));
    }
  }

  private static void service(JarOutputStream entries, String type, String names)
      throws IOException {
    entries.putNextEntry(new JarEntry("META-INF/services/" + type));
    entries.write(names.getBytes(StandardCharsets.UTF_8));
  }
}
