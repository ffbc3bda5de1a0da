// SPDX-License-Identifier: Apache-2.0
/**
 * What people are told, and by which channels.
 *
 * <p>Rules and templates are pure; {@link io.flashpaper.alerts.Alerts} sends on threads of its own,
 * so that nobody who raises an alert ever waits. Must not know where entries come from.
 */
@NullMarked
package io.flashpaper.alerts;

import org.jspecify.annotations.NullMarked;
