// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When something was said, and when we heard it. Both are world time in milliseconds since the
 * epoch, the former by the venue's clock.
 *
 * @param venueMs empty where the venue does not say
 */
public record Stamp(String venue, long receivedMs, OptionalLong venueMs) {
  /** Heard from a venue that does not say when it spoke. */
  public static Stamp heard(String venue, long receivedMs) {
    return new Stamp(venue, receivedMs, OptionalLong.empty());
  }

  /** What an event itself tells. */
  static Optional<Stamp> of(FeedEvent event) {
    return switch (event) {
      case FeedEvent.Quoted e -> Optional.of(heard(e.venue(), e.receivedMs()));
      case FeedEvent.QuoteStands e -> Optional.of(heard(e.venue(), e.receivedMs()));
      case FeedEvent.RawTick e -> Optional.of(heard(e.venue(), e.receivedMs()));
      case FeedEvent.Refused e -> Optional.of(heard(e.venue(), e.receivedMs()));
      case FeedEvent.ModeChanged _,
          FeedEvent.BooksLost _,
          FeedEvent.MarketSeen _,
          FeedEvent.MarketUnusable _,
          FeedEvent.TotalsSeen _,
          FeedEvent.BookSeen _,
          FeedEvent.BookChanged _,
          FeedEvent.BookAudited _,
          FeedEvent.ClockSkewSeen _,
          FeedEvent.Traded _,
          FeedEvent.OfficialIndexSeen _ ->
          Optional.empty();
    };
  }
}
