// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

/** The tape event being judged. */
record Cause(long offset, long timeMs) {}
