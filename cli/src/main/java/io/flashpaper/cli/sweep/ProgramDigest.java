// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.ledger.run.LedgerRun;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.Replay;
import io.flashpaper.settings.Settings;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.tape.TapeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * What program this is: a checksum of all classes that decide a replay. Two builds of one source
 * are the same, and a change in any of them is another program, whatever its version says.
 */
public final class ProgramDigest {
  private static final List<Class<?>> ONE_OF_EACH_MODULE =
      List.of(
          TapeRecord.class,
          Strategy.class,
          TapeCodec.class,
          SignalEngine.class,
          LedgerRun.class,
          Settings.class,
          PluginDirectory.class,
          Replay.class);

  private ProgramDigest() {}

  /** Of the classes this process runs. */
  public static String ofThisProgram() {
    StringBuilder digest = new StringBuilder();
    for (Class<?> type : ONE_OF_EACH_MODULE) {
      digest.append("%08x".formatted(checksum(type)));
    }
    return digest.toString();
  }

  private static long checksum(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      URI place = source.getLocation().toURI();
      if (Files.isDirectory(Path.of(place))) {
        return checksum(Path.of(place));
      }
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
        return checksum(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's own classes", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a code source is no place: " + source, e);
    }
  }

  private static long checksum(Path root) throws IOException {
    CRC32C sum = new CRC32C();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> decisive =
          files.filter(Files::isRegularFile).filter(ProgramDigest::isDecisive).sorted().toList();
      for (Path file : decisive) {
        sum.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(file));
      }
    }
    return sum.getValue();
  }

  private static boolean isDecisive(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class") || name.equals("flashpaper-defaults.properties");
  }
}
