// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import io.flashpaper.feed.desk.BookRequests;
import io.flashpaper.feed.desk.DeskSetup;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.exchange.ExchangeSession;
import io.flashpaper.feed.kalshi.KalshiAddresses;
import io.flashpaper.feed.kalshi.KalshiSession;
import io.flashpaper.feed.kalshi.KalshiSigner;
import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.tape.FeedLoop;
import io.flashpaper.feed.tape.FeedOutput;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.venue.exchange.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * All there is between the venues and the output: one session per venue, and the loop that all of
 * them tell. Runs once.
 */
public final class Feed {
  /** Where an exchange is. */
  public record Spot(Exchange exchange, URI wsUrl, URI restUrl) {}

  private final FeedLoop loop;
  private final KalshiSession kalshi;
  private final List<ExchangeSession> exchanges = new ArrayList<>();

  /**
   * A feed that has not started.
   *
   * @param signer signs for Kalshi; without it there is no WebSocket
   * @param past what the tape held
   * @param latest where it leaves how things stand
   */
  public Feed(
      ScaledClock clock,
      Edge edge,
      DeskSetup setup,
      KalshiAddresses addresses,
      Optional<KalshiSigner> signer,
      List<Spot> spots,
      Past past,
      FeedOutput output,
      LatestStatus latest) {
    this.loop =
        new FeedLoop(
            clock, edge.queue(), output, edge.metrics(), setup, latest, past, new Requests());
    this.kalshi = new KalshiSession(addresses, signer, past, loop::indexMicros, edge);
    for (Spot spot : spots) {
      long seed = clock.millis() ^ spot.exchange().id().hashCode();
      Backoff backoff = new Backoff(new SplittableRandom(seed));
      exchanges.add(
          new ExchangeSession(spot.exchange(), spot.wsUrl(), spot.restUrl(), backoff, edge));
    }
  }

  /** Begins to write and to listen. */
  public void start() {
    loop.start();
    exchanges.forEach(ExchangeSession::start);
    kalshi.start();
  }

  /** Ends for good; what was heard by then is written. */
  public void stop() throws InterruptedException {
    exchanges.forEach(ExchangeSession::stop);
    kalshi.stop();
    loop.stop();
  }

  /** What the loop asks for, it asks after everything is made. */
  private final class Requests implements BookRequests {
    @Override
    public void snapshotWanted(MarketId market) {
      kalshi.requestSnapshot(market);
    }

    @Override
    public void auditWanted(MarketId market) {
      kalshi.requestAudit(market);
    }
  }
}
