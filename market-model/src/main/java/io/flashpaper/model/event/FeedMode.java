// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

/** How a venue's data reach us. */
public enum FeedMode {
  /** By WebSocket. */
  WS,
  /** By polling REST. */
  REST,
  /** Not at all. */
  DOWN
}
