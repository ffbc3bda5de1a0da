// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

/** What went wrong last, and when. */
public record ConnectionError(String message, long atMs) {}
