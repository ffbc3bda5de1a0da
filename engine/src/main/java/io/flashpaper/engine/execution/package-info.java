/**
 * From tape and signals to the ledger: orders, fills, positions, exits, settlement.
 *
 * <p>A deterministic state machine: it knows no clock but the tape's, no I/O and no framework.
 * Objects here are confined to the one thread that steps them; what leaves them is immutable.
 */
@NullMarked
package io.flashpaper.engine.execution;

import org.jspecify.annotations.NullMarked;
