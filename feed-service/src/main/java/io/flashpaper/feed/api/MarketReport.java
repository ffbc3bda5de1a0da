// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.feed.desk.AuditTally;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.model.Book;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is told of a market. */
final class MarketReport {
  private MarketReport() {}

  static Feeds.Market of(DeskStatus.MarketReport report, long nowMs) {
    LiveMarket live = report.live();
    Market market = live.market();
    FeedHealth health = health(report);
    OptionalLong heardMs = report.bookHeardMs();
    return new Feeds.Market(
        market.id().ticker(),
        market.series(),
        market.status().name(),
        market.strikeMicros().isPresent(),
        strike(market.strikeMicros()),
        When.of(market.openTimeMs()),
        When.of(market.closeTimeMs()),
        health.grade().name(),
        health.reason(),
        health.source().name(),
        When.of(report.gradedMs()),
        price(live.book().flatMap(Book::k)),
        price(live.book().flatMap(book -> book.bestAsk(Side.YES))),
        heardMs.isEmpty() ? null : Math.max(0, nowMs - heardMs.getAsLong()),
        audits(report.audits()));
  }

  /** What was said of a market while it traded is no longer true, or not yet. */
  private static FeedHealth health(DeskStatus.MarketReport report) {
    FeedHealth said = report.live().health();
    return report.gradedMs().isPresent()
        ? said
        : new FeedHealth(FeedGrade.UNUSABLE, said.source(), "it does not trade now");
  }

  private static @Nullable String strike(OptionalLong micros) {
    return micros.isEmpty() ? null : FixedPoint.format(micros.getAsLong() / 10_000, 2);
  }

  private static @Nullable String price(Optional<Price> price) {
    return price.map(p -> FixedPoint.format(p.micros() / 100, 4)).orElse(null);
  }

  private static Feeds.Audits audits(AuditTally tally) {
    return new Feeds.Audits(
        tally.agreed(),
        tally.disagreed(),
        tally.inconclusive(),
        When.of(tally.lastMs()),
        When.of(tally.lastAgreedMs()),
        tally.lastMs().isEmpty() ? null : tally.disagreedInARow() == 0);
  }
}
