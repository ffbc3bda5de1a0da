// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

/**
 * The connection that is being made to take over from a living one.
 *
 * @param phase CONNECTING or PROVING
 * @param reason why the living one is replaced
 * @param sinceMs when the replacement began
 */
public record Successor(Phase phase, String reason, long sinceMs) {}
