// SPDX-License-Identifier: Apache-2.0
/**
 * Settings that stand in files of their own, as secrets of containers do.
 *
 * <p>Read once, when the service starts. Must not know what the settings are about.
 */
@NullMarked
package io.flashpaper.access.secrets;

import org.jspecify.annotations.NullMarked;
