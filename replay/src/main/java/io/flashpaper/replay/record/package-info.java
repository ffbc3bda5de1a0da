// SPDX-License-Identifier: Apache-2.0
/**
 * What is on record of the configuration, turned into directions for a replay: as it was, or with
 * some settings in place of others.
 */
@NullMarked
package io.flashpaper.replay.record;

import org.jspecify.annotations.NullMarked;
