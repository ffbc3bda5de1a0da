/**
 * What the tape says now and said of late, for people to look at: a reader of the tape of its own,
 * beside the ledger and never in its way, on leader and standby alike.
 *
 * <p>The projection is confined to the thread that reads; what it publishes is immutable, and the
 * history may be read by any thread. Prices older than the history are read from the tape on the
 * thread of whoever asks, which may wait for seconds. Nothing here decides anything. Must not know
 * REST or the ledger.
 */
@NullMarked
package io.flashpaper.execution.live;

import org.jspecify.annotations.NullMarked;
