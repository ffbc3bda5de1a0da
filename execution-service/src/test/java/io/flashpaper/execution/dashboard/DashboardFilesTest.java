// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The dashboard's files as they are served: small, whole, and nothing from elsewhere. */
class DashboardFilesTest {
  private static final Path FILES = Path.of("target/classes/META-INF/resources");
  private static final Path OWN = FILES.resolve("js");
  private static final int MOST_BYTES = 300_000;
  private static final int MOST_LINES = 200;

  private static final Pattern IMPORT =
      Pattern.compile("(?:from |import )'([^']+)'|import\\(`(\\./views/)\\$");
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

  private static List<Path> all(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int compressed(Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      Files.copy(file, zip);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return bytes.size();
  }

  @Test
  void allOfItTogetherIsSmall() throws IOException {
    try (Stream<Path> files = Files.walk(FILES)) {
      int bytes = files.filter(Files::isRegularFile).mapToInt(DashboardFilesTest::compressed).sum();
      System.out.printf("The dashboard's files take %,d bytes compressed%n", bytes);
      assertThat(bytes).isLessThan(MOST_BYTES);
    }
  }

  @Test
  void everythingThatIsReferredToIsThere() throws IOException {
    for (Path script : all(OWN, ".js")) {
      for (MatchResult found : IMPORT.matcher(text(script)).results().toList()) {
        if (found.group(1) != null) {
          String wanted = found.group(1);
          Path target =
              wanted.startsWith("/")
                  ? FILES.resolve(wanted.substring(1))
                  : script.resolveSibling(wanted).normalize();
          assertThat(target).as("imported by " + script).isRegularFile();
        }
      }
    }
    REFERENCE
        .matcher(text(FILES.resolve("index.html")))
        .results()
        .map(found -> FILES.resolve(found.group(1).substring(1)))
        .forEach(file -> assertThat(file).isRegularFile());
  }

  @Test
  void noModuleIsLongAndEachSaysItsLicence() throws IOException {
    assertThat(all(OWN, ".js"))
        .isNotEmpty()
        .allSatisfy(
            script -> {
              assertThat(text(script).lines().count()).isLessThan(MOST_LINES);
              assertThat(text(script)).startsWith("// SPDX-License-Identifier: Apache-2.0");
            });
  }

  @Test
  void nothingIsLoadedFromElsewhereAndNothingIsInline() throws IOException {
    assertThat(Stream.concat(all(OWN, ".js").stream(), all(FILES.resolve("css"), ".css").stream()))
        .allSatisfy(
            file ->
                assertThat(text(file))
                    .doesNotContain(
                        "https://", "http://", "//cdn", "innerHTML", "unsafeHTML", " style=\"")
                    .doesNotContain("eval(", "new Function"));
    assertThat(text(FILES.resolve("index.html")))
        .doesNotContain("https://", "http://", "style=", "onclick");
  }
}
