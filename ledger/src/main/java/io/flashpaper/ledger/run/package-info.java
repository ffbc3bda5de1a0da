// SPDX-License-Identifier: Apache-2.0
/**
 * Steps the execution engine over a tape and its signals, and gathers what each transaction stores:
 * the same for a service that lives and for a replay.
 */
@NullMarked
package io.flashpaper.ledger.run;

import org.jspecify.annotations.NullMarked;
