// SPDX-License-Identifier: Apache-2.0
/**
 * What the venues do to the feed: the real sessions, desk and loop over real sockets against the
 * simulated venues, with a tape in memory. See docs/operating/feed-faults.md for the bounds.
 */
package io.flashpaper.feed.faults;
