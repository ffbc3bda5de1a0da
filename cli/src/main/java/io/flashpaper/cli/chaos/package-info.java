/**
 * Kills, holds and cuts off the parts of a real stack by a seeded plan, and then compares its
 * ledger row by row with that of readers which read the same tape in peace.
 *
 * <p>Touches nothing but the processes of the stack it started itself, by their ids, and relays of
 * its own on loopback. The caller's thread disturbs; one more thread watches how far the stack is.
 */
@NullMarked
package io.flashpaper.cli.chaos;

import org.jspecify.annotations.NullMarked;
