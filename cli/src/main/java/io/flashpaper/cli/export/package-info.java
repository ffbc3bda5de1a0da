// SPDX-License-Identifier: Apache-2.0
/**
 * Tape files as tables, by DuckDB: one per message type, its columns typed as the messages'
 * description says.
 */
@NullMarked
package io.flashpaper.cli.export;

import org.jspecify.annotations.NullMarked;
