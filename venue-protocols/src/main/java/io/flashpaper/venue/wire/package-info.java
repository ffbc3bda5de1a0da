// SPDX-License-Identifier: Apache-2.0
/**
 * Reading what venues send, strictly: a field that is missing or of another type refuses its
 * message, by name; nothing is defaulted.
 *
 * <p>Pure functions, for any thread.
 */
@NullMarked
package io.flashpaper.venue.wire;

import org.jspecify.annotations.NullMarked;
