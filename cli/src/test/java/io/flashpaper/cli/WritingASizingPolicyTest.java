// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/writing-a-sizing-policy.md, compiled, packed and run as it stands. */
final class WritingASizingPolicyTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("flashpaper.root"), "docs", "writing-a-sizing-policy.md");
  private static final String CLASS = "com/example/sizing/HalfInTheRed";

  @TempDir private Path folder;

  private static String block(String language, String begin) throws IOException {
    Matcher found =
        Pattern.compile(
                "^```%s\n(%s.*?)^```".formatted(language, begin),
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(GUIDE));
    assertThat(found.find()).as("a block that begins with %s", begin).isTrue();
    return found.group(1);
  }

  private Path compiled() throws IOException {
    Path source = folder.resolve("source/" + CLASS + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, block("java", "package"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
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
    assertThat(status).as("the compiler's status").isZero();
    return classes;
  }

  private void pack(Path classes, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    block("", "Sizing-Id")
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(entry -> manifest.getMainAttributes().putValue(entry[0], entry[1]));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
        Files.copy(path, out);
      }
      out.putNextEntry(
          new JarEntry("META-INF/services/io.flashpaper.strategy.api.sizing.SizingFactory"));
      out.write(CLASS.replace('/', '.').getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theExampleCompilesIsAcceptedAndSizes() throws IOException {
    Path plugins = Files.createDirectories(folder.resolve("plugins"));
    pack(compiled(), plugins.resolve("half-in-the-red.jar"));
    Path results = Files.writeString(folder.resolve("results.csv"), "2\n-3\n-2.01\n9\n");
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int status =
        Main.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(
                "size",
                results.toString(),
                "--policy=half-in-the-red",
                "--set=size=8",
                "--plugins",
                plugins.toString());
    assertThat(status).as(errors.toString()).isZero();
    assertThat(output.toString().lines().skip(1).map(line -> line.replaceFirst(".*(?=\\$)", "")))
        .isEqualTo(List.of("$8  FULL", "$8  FULL", "$4  HALF", "$8  FULL"));
  }
}
