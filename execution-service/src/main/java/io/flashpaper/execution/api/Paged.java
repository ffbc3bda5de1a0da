// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import org.jspecify.annotations.Nullable;

/** An answer that is a page of a list; {@link NextLinks} says in a header as well what is next. */
interface Paged {
  /** The cursor of the next page; null if this is the last one. */
  @Nullable String next();
}
