// SPDX-License-Identifier: Apache-2.0
/**
 * The ways to a venue: {@link io.flashpaper.feed.net.StreamSupervisor} keeps a stream, whatever is
 * said on it; REST has a deadline; {@link io.flashpaper.feed.net.Pace} makes real time-outs of
 * world ones.
 *
 * <p>A supervisor and all it holds are confined to the context of its timers. It knows sockets and
 * timers as interfaces, and nothing of what is said.
 */
@NullMarked
package io.flashpaper.feed.net;

import org.jspecify.annotations.NullMarked;
