// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.net.URI;

/** How a child says that it can be used. */
public sealed interface Readiness {
  /** It prints a line that starts with this, such as {@code READY}. */
  record Line(String prefix) implements Readiness {}

  /** It answers 200 at this address. */
  record Http(URI address) implements Readiness {}

  /** It is usable as soon as it runs. */
  record AtOnce() implements Readiness {}
}
