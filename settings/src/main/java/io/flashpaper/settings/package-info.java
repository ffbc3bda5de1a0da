// SPDX-License-Identifier: Apache-2.0
/**
 * All settings that decide what is traded, in one value: as delivered, as recorded, or with a few
 * of them replaced to ask what would have been.
 *
 * <p>For replays and tools; services read the mappings of the packages below through their own
 * configuration. Any thread; values only.
 */
@NullMarked
package io.flashpaper.settings;

import org.jspecify.annotations.NullMarked;
