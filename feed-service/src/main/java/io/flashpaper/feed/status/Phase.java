// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

/** Where a connection is in its life. */
public enum Phase {
  /** It is being made; by REST, the first answer is still to come. */
  CONNECTING,
  /** It is made, but what was subscribed to is not yet all acknowledged and flowing. */
  PROVING,
  /** It has proved itself: data flow. */
  LIVE,
  /** It failed and is tried again later. */
  WAITING,
  /** It is ready to be used, and not needed while the other transport lives. */
  STANDBY,
  /** It is not used: not configured, or the service stops. */
  STOPPED
}
