// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two ways to a venue. */
public enum Transport {
  /** Requests and answers. */
  REST,
  /** The handshake, and the frames after it. */
  WEBSOCKET;

  /** Its name in an address. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The transport of this name. */
  public static Optional<Transport> byLabel(String label) {
    return Arrays.stream(values()).filter(t -> t.label().equals(label)).findFirst();
  }
}
