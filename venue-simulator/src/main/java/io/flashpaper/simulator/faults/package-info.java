// SPDX-License-Identifier: Apache-2.0
/**
 * What can be wrong with a venue, and what then leaves a connection in place of what the venue
 * said. Works on the text of frames and bodies; used on the simulator's thread only; knows no
 * network library, reads no clock.
 */
@NullMarked
package io.flashpaper.simulator.faults;

import org.jspecify.annotations.NullMarked;
