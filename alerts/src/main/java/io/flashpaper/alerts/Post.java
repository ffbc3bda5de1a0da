// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

/** Brings one message to one channel. */
interface Post {
  /** What became of it; what is said of a failure holds no secret. */
  Outcome bring(Channel channel, Message message) throws InterruptedException;
}
