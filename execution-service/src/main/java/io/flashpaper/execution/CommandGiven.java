// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

/**
 * A command was stored and waits to be carried out. Told within this process; another one finds it
 * by looking.
 *
 * @param id the command's
 */
public record CommandGiven(long id) {}
