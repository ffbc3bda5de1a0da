// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

/** What a supervisor works with: a way to connect, timers, and the pace of the world. */
public record StreamTools(VenueSocket.Opener sockets, Timers timers, Pace pace) {}
