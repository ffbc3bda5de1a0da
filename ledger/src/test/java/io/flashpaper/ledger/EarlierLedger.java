// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What earlier programs left behind: see the README beside the files. */
public final class EarlierLedger {
  /** The last tape event that is in the ledger of {@link #rows}. */
  public static final long POSITION = 3517;

  private EarlierLedger() {}

  /** The messages on topic tape, by their offsets. */
  public static List<byte[]> tape() {
    return lines("first/tape.ndjson.gz");
  }

  /** The messages on topic signals, by their offsets. */
  public static List<byte[]> signals() {
    return lines("first/signals.ndjson.gz");
  }

  /** The rows in the tables of version 1, as SQL. */
  public static String rows() {
    return text("first/ledger.sql").orElseThrow();
  }

  /** The rows in the tables that came with a version, as SQL. */
  public static Optional<String> rowsOf(String version) {
    return text("rows-at-%s.sql".formatted(version));
  }

  private static @Nullable InputStream open(String file) {
    return EarlierLedger.class.getResourceAsStream("/upgrade/" + file);
  }

  private static Optional<String> text(String file) {
    try (InputStream in = open(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> lines(String file) {
    try (InputStream in = open(file)) {
      return new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.getBytes(StandardCharsets.UTF_8))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
