// SPDX-License-Identifier: Apache-2.0
/**
 * The story of one trade, from the ledger's evidence and the tape, with a chart. Called by {@code
 * ./flashpaper explain}; must not know the engine's stepping.
 */
@NullMarked
package io.flashpaper.cli.explain;

import org.jspecify.annotations.NullMarked;
