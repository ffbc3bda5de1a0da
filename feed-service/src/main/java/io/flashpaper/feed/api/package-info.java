// SPDX-License-Identifier: Apache-2.0
/**
 * How the feed fares, for people and monitors: the REST report, health checks and gauges.
 *
 * <p>Reads immutable snapshots and counters on REST's own threads; never touches the desk, and
 * shows no secret. Prices are decimal strings, times are given in ISO UTC and in milliseconds of
 * world time.
 */
@NullMarked
package io.flashpaper.feed.api;

import org.jspecify.annotations.NullMarked;
