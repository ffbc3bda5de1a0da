// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.CrashCause;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells a flash crash with all that the tape knows of it. */
final class CrashReport {
  private static final Duration MOMENTUM = Duration.ofSeconds(60);

  private final FlashSettings settings;
  private final IndexHistory index;
  private final FairPricing pricing;

  CrashReport(FlashSettings settings, IndexHistory index) {
    this.settings = settings;
    this.index = index;
    this.pricing = new FairPricing(index);
  }

  FlashCrash of(Cause cause, LiveMarket live, FlashOutcome.Crash crash) {
    Market market = live.market();
    return new FlashCrash(
        market.id() + ":" + cause.offset(),
        cause.offset(),
        cause.timeMs(),
        market.id(),
        market.series(),
        crash.peak(),
        crash.k(),
        crash.dropMicros(),
        crash.peakAgeMs(),
        settings.window().toMillis(),
        detail(cause.timeMs(), live, crash));
  }

  private CrashDetail detail(long timeMs, LiveMarket live, FlashOutcome.Crash crash) {
    Market market = live.market();
    Duration sincePeak = Duration.ofMillis(crash.sincePeakMs());
    CrashQuote atPeak =
        CrashQuote.of(
            crash.peak(), crash.askAtPeak(), probability(pricing.ago(market, timeMs, sincePeak)));
    Optional<Price> ask = live.book().flatMap(CrashReport::yesAsk);
    CrashQuote now = CrashQuote.of(crash.k(), ask, probability(pricing.now(market, timeMs)));
    return new CrashDetail(
        crash.past(),
        atPeak,
        now,
        momentumPpm(),
        cause(crash, atPeak, now),
        settings
            .filter()
            .judge(
                crash,
                atPeak,
                now,
                pricing.ordinaryMove(market, timeMs, crash.peak(), settings.window())));
  }

  private static Optional<Price> yesAsk(Book book) {
    return book.bestAsk(Side.YES);
  }

  private static OptionalLong probability(Optional<FairValue> value) {
    return value
        .map(fair -> OptionalLong.of(fair.probabilityMicros()))
        .orElse(OptionalLong.empty());
  }

  private OptionalLong momentumPpm() {
    return index
        .change(MOMENTUM)
        .map(Change::ppm)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static CrashCause cause(FlashOutcome.Crash crash, CrashQuote atPeak, CrashQuote now) {
    if (atPeak.probabilityMicros().isEmpty() || now.probabilityMicros().isEmpty()) {
      return CrashCause.UNKNOWN;
    }
    long fair = atPeak.probabilityMicros().getAsLong() - now.probabilityMicros().getAsLong();
    long fall = crash.peak().micros() - crash.k().micros();
    return 2 * fair >= fall ? CrashCause.INFORMATION : CrashCause.LIQUIDITY;
  }
}
