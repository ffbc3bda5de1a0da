// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

/** How a venue is reached. */
public enum Transport {
  WS,
  REST
}
