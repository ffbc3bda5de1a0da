// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A moment of world time.
 *
 * @param iso for people, such as {@code 2026-02-02T12:15:00Z}
 * @param ms for machines: milliseconds since the epoch
 */
public record When(String iso, long ms) {
  static When of(long ms) {
    return new When(Instant.ofEpochMilli(ms).toString(), ms);
  }

  static @Nullable When of(OptionalLong ms) {
    return ms.isEmpty() ? null : of(ms.getAsLong());
  }
}
