// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.flashpaper.access.AccessConfig.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which of what a service says of itself is for everyone. */
final class OpenPages {
  private static final String HEALTH = "/q/health";

  private final Set<Page> open = EnumSet.noneOf(Page.class);

  OpenPages(AccessConfig config) {
    open.addAll(config.open().orElse(List.of()));
  }

  /** Probes have no tokens. */
  static boolean isHealth(String path) {
    return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
  }

  /**
   * Whether a path is not ours to guard here: the API has a guard of its own, and files of pages
   * say nothing of the ledger.
   */
  boolean isOpen(String path) {
    return !(path.equals("/q") || path.startsWith("/q/"))
        || isHealth(path)
        || (path.startsWith("/q/metrics") && open.contains(Page.METRICS))
        || (path.startsWith("/q/openapi") || path.startsWith("/q/swagger-ui"))
            && open.contains(Page.DESCRIPTION);
  }
}
