/**
 * A stack of real processes on one machine: a Kafka broker, a PostgreSQL server, and whatever else
 * its caller names, started in order, watched, and stopped without leaving anything behind.
 *
 * <p>Called by the command line and by integration tests. The thread that starts a part waits until
 * it is ready; watching happens on threads of the {@link io.flashpaper.stack.Supervisor}'s own. The
 * package knows how to run programs, not what they do: no topic, table, strategy or venue is named
 * here.
 */
@NullMarked
package io.flashpaper.stack;

import org.jspecify.annotations.NullMarked;
