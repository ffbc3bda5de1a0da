// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * A stack whose parts are all ready.
 *
 * @param api where its REST API listens
 * @param feed where the feed tells how it fares
 * @param simulator where simulated venues listen
 * @param kafka where its broker listens, as {@code bootstrap.servers} wants it
 * @param worldClock the world's time
 * @param origin the world's time before the feed was started: nothing of this run is older
 * @param worldEnd when there is nothing more to see, for a recorded world
 */
record RunningStack(
    URI api,
    URI feed,
    Optional<URI> simulator,
    String kafka,
    Clock worldClock,
    Instant origin,
    Optional<Instant> worldEnd) {}
