// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/**
 * Which quarantined instances a human wants back. Asked for by REST, taken by the tape's reader.
 */
@ApplicationScoped
class Releases {
  private final Set<String> wanted = new HashSet<>();

  synchronized void ask(String instance) {
    wanted.add(instance);
  }

  synchronized boolean isEmpty() {
    return wanted.isEmpty();
  }

  /** All that were asked for since the last time. */
  synchronized Set<String> take() {
    Set<String> taken = Set.copyOf(wanted);
    wanted.clear();
    return taken;
  }
}
