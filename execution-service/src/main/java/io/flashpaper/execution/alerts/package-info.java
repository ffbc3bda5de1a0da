// SPDX-License-Identifier: Apache-2.0
/**
 * Hosts the alerts: looks at what was committed, on a thread of its own, and hands on what people
 * are to be told. The ledger does not wait for it and does not know it.
 */
@NullMarked
package io.flashpaper.execution.alerts;

import org.jspecify.annotations.NullMarked;
