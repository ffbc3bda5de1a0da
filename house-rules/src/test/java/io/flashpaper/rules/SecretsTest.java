// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No file that git keeps holds a key or a token that opens anything. */
class SecretsTest {
  private static final Pattern SECRET =
      Pattern.compile(
          String.join(
              "|",
              // A private key with something in it, also one in a Java text.
              "-----BEGIN [A-Z ]*PRIVATE KEY-----(\\s|\\\\n|\")*[A-Za-z0-9+/=]{48}",
              "\\bAKIA[0-9A-Z]{16}\\b",
              "\\bgh[pousr]_[A-Za-z0-9]{30,}",
              "\\bgithub_pat_[A-Za-z0-9_]{30,}",
              "\\bglpat-[A-Za-z0-9_-]{20,}",
              "\\bxox[abprs]-[A-Za-z0-9-]{10,}",
              "\\bAIza[0-9A-Za-z_-]{35}\\b",
              "\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}",
              "\\bsk-[A-Za-z0-9]{32,}"));

  @Test
  void noFileOfTheRepositoryHoldsOne() throws Exception {
    List<Path> files = tracked();
    assertThat(files).hasSizeGreaterThan(100);
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(SECRET.matcher(text).find())
          .as("%s holds what looks like a private key or a token", file)
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PRIVATE KEY-----\n%s",
        "\"-----BEGIN EC PRIVATE KEY-----\\n%s",
        "token=ghp_%s",
        "-----BEGIN RSA PRIVATE KEY-----\r\n%s"
      })
  void oneWouldBeFound(String shape) {
    assertThat(SECRET.matcher(shape.formatted("Ab1".repeat(20))).find()).isTrue();
  }

  /** What git keeps; a source archive without git holds the same, and nobody adds to it. */
  private static List<Path> tracked() throws IOException, InterruptedException {
    assumeTrue(Files.exists(House.ROOT.resolve(".git")), "no git here: nothing is looked at");
    Process git =
        new ProcessBuilder("git", "ls-files", "-z").directory(House.ROOT.toFile()).start();
    String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(git.waitFor() == 0, "git does not list its files: nothing is looked at");
    List<Path> files = new ArrayList<>();
    for (String name : names.split("\0", -1)) {
      Path file = House.ROOT.resolve(name);
      if (!name.isEmpty() && Files.isRegularFile(file)) {
        files.add(file);
      }
    }
    return files;
  }
}
