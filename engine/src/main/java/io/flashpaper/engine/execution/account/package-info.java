/**
 * Everything an account remembers that the tape cannot tell again: immutable values that are stored
 * with the ledger and read back after a restart.
 *
 * <p>Any thread. Must not know where or how they are stored.
 */
@NullMarked
package io.flashpaper.engine.execution.account;

import org.jspecify.annotations.NullMarked;
