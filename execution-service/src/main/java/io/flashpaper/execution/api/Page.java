// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after it; null if this is the last one
 */
record Page<T>(List<T> items, @Nullable String next) {
  Page {
    items = List.copyOf(items);
  }
}
