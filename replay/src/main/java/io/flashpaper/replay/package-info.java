// SPDX-License-Identifier: Apache-2.0
/**
 * Runs both engines over a tape in one thread, with what is on record of the configuration, or with
 * another one. Must not know a service.
 */
@NullMarked
package io.flashpaper.replay;

import org.jspecify.annotations.NullMarked;
