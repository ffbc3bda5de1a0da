// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token as a request carries it (RFC 6750). */
final class Bearer {
  private static final String SCHEME = "bearer ";

  private Bearer() {}

  /** The token of an Authorization header; empty if there is none. */
  static Optional<String> token(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }
}
