// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Java program to be run as a child process: small, quick to start, and gone when its supervisor
 * is gone.
 *
 * @param classPath as {@code java -cp} wants it
 * @param mainClass the class to run
 * @param maxHeapMegabytes the heap's upper bound
 * @param properties system properties; they are visible to every user of the machine, so no secrets
 * @param arguments what the main class is given
 */
public record JvmProgram(
    String classPath,
    String mainClass,
    int maxHeapMegabytes,
    Map<String, String> properties,
    List<String> arguments) {
  private static final String QUARKUS_MAIN = "io.quarkus.bootstrap.runner.AotQuarkusEntryPoint";

  /** Copies what it is given. */
  public JvmProgram {
    if (maxHeapMegabytes < 16) {
      throw new IllegalArgumentException(
          "a JVM needs at least 16 MB of heap, not " + maxHeapMegabytes);
    }
    properties = Map.copyOf(properties);
    arguments = List.copyOf(arguments);
  }

  /** A service in its aot-jar form. */
  public static JvmProgram service(
      Path runner, int maxHeapMegabytes, Map<String, String> properties) {
    return new JvmProgram(runner.toString(), QUARKUS_MAIN, maxHeapMegabytes, properties, List.of());
  }

  /** The command line that runs it with this JVM's own JDK. */
  public List<String> commandLine() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx" + maxHeapMegabytes + "m");
    line.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            // A service's manifest asks for these, but is heard by java -jar only.
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    new TreeMap<>(properties).forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.addAll(
        List.of("-cp", leashLocation() + File.pathSeparator + classPath, Leash.class.getName()));
    line.add(mainClass);
    line.addAll(arguments);
    return List.copyOf(line);
  }

  private static Path leashLocation() {
    CodeSource source = Leash.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new StackException("The JVM does not say where local-stack's classes are.");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new StackException("local-stack's classes are at an odd place: " + source, e);
    }
  }
}
