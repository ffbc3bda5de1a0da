// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Book;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Index and markets as the tape has them now. */
final class NowMarkets {
  private static final int LEVELS = 5;
  private static final long PPM_PER_MILLI_PERCENT = 10;

  private NowMarkets() {}

  static Now.Index index(LiveMoment moment) {
    Optional<IndexTick> tick = moment.index();
    return new Now.Index(
        dollars(tick.map(IndexTick::priceMicros).orElse(OptionalLong.empty())),
        tick.map(IndexTick::status).orElse(IndexStatus.NONE).name(),
        tick.map(IndexTick::venuesUsed).orElse(0),
        percent(moment.momentumPpm()),
        tick.map(t -> FixedPoint.format(t.dispersionCentiBps(), 2)).orElse(null),
        percent(tick.map(IndexTick::volatilityPpm).orElse(OptionalLong.empty())),
        tick.map(IndexTick::contributions).orElse(List.of()).stream()
            .map(part -> contributor(part, moment.modes()))
            .toList());
  }

  private static Now.Contributor contributor(Contribution part, Map<String, FeedMode> modes) {
    boolean isKnown = part.bidMicros() > 0 && part.askMicros() > 0;
    return new Now.Contributor(
        part.venue(),
        isKnown ? FixedPoint.format((part.bidMicros() + part.askMicros()) / 2, 6) : null,
        part.state().name(),
        modes.getOrDefault(part.venue(), FeedMode.DOWN).name(),
        part.ageMs());
  }

  static Now.Market market(Sight sight, Now.@Nullable Crash crash) {
    LiveMarket live = sight.live();
    Optional<Book> book = live.book();
    return new Now.Market(
        sight.ticker(),
        live.market().series(),
        live.market().status().name(),
        price(book.flatMap(b -> b.bestBid(Side.YES))),
        price(book.flatMap(b -> b.bestAsk(Side.YES))),
        book.map(b -> tenThousandths(b.spreadMicros())).orElse(null),
        book.map(b -> size(b.yesBids())).orElse(null),
        book.map(b -> size(b.noBids())).orElse(null),
        book.map(b -> new Now.Depth(levels(b.yesBids()), levels(b.noBids()))).orElse(null),
        live.volume().toString(),
        strike(live.market().strikeMicros()),
        live.market().strikeRule().name(),
        Instant.ofEpochMilli(live.market().openTimeMs()).toString(),
        live.market().openTimeMs(),
        Instant.ofEpochMilli(live.market().closeTimeMs()).toString(),
        live.market().closeTimeMs(),
        live.health().grade().name(),
        live.health().reason(),
        tenThousandths(sight.fairMicros()),
        crash);
  }

  private static @Nullable String size(Ladder bids) {
    return bids.isEmpty() ? null : bids.quantity(0).toString();
  }

  private static List<List<String>> levels(Ladder bids) {
    return IntStream.range(0, Math.min(LEVELS, bids.depth()))
        .mapToObj(rank -> List.of(price(bids.price(rank)), bids.quantity(rank).toString()))
        .toList();
  }

  static @Nullable String strike(OptionalLong micros) {
    return micros.isEmpty() ? null : FixedPoint.format(micros.getAsLong() / 10_000, 2);
  }

  static @Nullable String price(Optional<Price> price) {
    return price.map(NowMarkets::price).orElse(null);
  }

  static String price(Price price) {
    return FixedPoint.format(price.micros() / 100, 4);
  }

  private static @Nullable String tenThousandths(OptionalLong micros) {
    return micros.isEmpty() ? null : FixedPoint.format(micros.getAsLong() / 100, 4);
  }

  private static @Nullable String dollars(OptionalLong micros) {
    return micros.isEmpty() ? null : FixedPoint.format(micros.getAsLong(), 6);
  }

  private static @Nullable String percent(OptionalLong ppm) {
    return ppm.isEmpty() ? null : FixedPoint.format(ppm.getAsLong() / PPM_PER_MILLI_PERCENT, 3);
  }
}
