// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What the services' and the strategies' reason codes mean, from {@code reasons.properties}. */
public final class ReasonWords {
  private static final String OF_A_STRATEGY = "STRATEGY_";
  private static final Properties WORDS = read();

  private ReasonWords() {}

  private static Properties read() {
    Properties words = new Properties();
    try (InputStream file = ReasonWords.class.getResourceAsStream("reasons.properties")) {
      words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read reasons.properties", e);
    }
    return words;
  }

  /** A sentence; of a code nobody has told us about, what its name says. */
  public static String of(@Nullable String code) {
    if (code == null) {
      return Figures.MISSING;
    }
    String known = WORDS.getProperty(code);
    if (known != null) {
      return known;
    }
    return code.startsWith(OF_A_STRATEGY)
        ? "the strategy says: " + Figures.words(code.substring(OF_A_STRATEGY.length()))
        : Figures.words(code);
  }
}
