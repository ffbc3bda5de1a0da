// SPDX-License-Identifier: Apache-2.0
/**
 * Who may use a service's REST API: reading and commanding, by token or by role.
 *
 * <p>On the event loop; blocks nowhere. Must not know what the API is about.
 */
@NullMarked
package io.flashpaper.access;

import org.jspecify.annotations.NullMarked;
