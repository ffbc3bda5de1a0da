/**
 * What the execution engine did, one immutable entry each, in the order it happened.
 *
 * <p>Any thread. Must not know where entries are stored or sent.
 */
@NullMarked
package io.flashpaper.engine.execution.ledger;

import org.jspecify.annotations.NullMarked;
