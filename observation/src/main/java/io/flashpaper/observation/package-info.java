// SPDX-License-Identifier: Apache-2.0
/**
 * How a service is watched: for the services' edges. It reads the one clock that real time is
 * measured with; nothing that decides what a service does may depend on it. Everything is safe on
 * any thread. Knows nothing of the market.
 */
@NullMarked
package io.flashpaper.observation;

import org.jspecify.annotations.NullMarked;
