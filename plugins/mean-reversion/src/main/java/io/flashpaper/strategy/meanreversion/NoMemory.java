// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

/** Nothing to remember. */
record NoMemory() {
  static final NoMemory NOTHING = new NoMemory();
}
