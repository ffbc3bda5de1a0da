/**
 * What the signal side says: desires and their changes on the wire, flash crashes, the plugins'
 * comings and goings, and how far it has read the tape.
 *
 * <p>Values only. Each message names the tape offset that caused it.
 */
@NullMarked
package io.flashpaper.model.signal;

import org.jspecify.annotations.NullMarked;
