// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who we are to a stack that asks. It is never printed, and never an argument. */
public final class Token {
  /** The environment variable it may be in. */
  public static final String VARIABLE = "FLASHPAPER_TOKEN";

  private final String secret;

  private Token(String secret, String source) {
    this.secret = secret.strip();
    if (this.secret.isEmpty() || !this.secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new StackException("%s holds no token: one word on one line.".formatted(source));
    }
  }

  /** That of the file, else that of the environment, if there is one. */
  public static Optional<Token> of(Optional<Path> file, Map<String, String> environment) {
    if (file.isPresent()) {
      return Optional.of(new Token(read(file.get()), file.get().toString()));
    }
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(value -> !value.isBlank())
        .map(value -> new Token(value, VARIABLE));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new StackException("The token's file %s cannot be read.".formatted(file), unreadable);
    }
  }

  String header() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "a token";
  }
}
