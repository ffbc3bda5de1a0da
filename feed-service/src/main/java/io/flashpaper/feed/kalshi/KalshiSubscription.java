// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** One channel's subscription on one connection: which command would make it what is wanted. */
final class KalshiSubscription {
  private final KalshiChannel channel;
  private final SortedSet<MarketId> markets = new TreeSet<>();
  private OptionalLong command = OptionalLong.empty();
  private OptionalLong sid = OptionalLong.empty();
  private boolean denied;
  private boolean ended;

  KalshiSubscription(KalshiChannel channel) {
    this.channel = channel;
  }

  KalshiChannel channel() {
    return channel;
  }

  OptionalLong sid() {
    return sid;
  }

  /** The markets asked for. */
  SortedSet<MarketId> markets() {
    return markets;
  }

  /** Whether this command id is the one that subscribed. */
  boolean isAnsweredBy(OptionalLong id) {
    return id.isPresent() && command.equals(id);
  }

  void acknowledged(long newSid) {
    sid = OptionalLong.of(newSid);
  }

  /** The venue ended it; it is not up again on this connection. */
  void ended() {
    ended = true;
  }

  void denied() {
    denied = true;
  }

  boolean isDenied() {
    return denied;
  }

  /** Whether it was asked for and does not stand: not yet, or not any more. */
  boolean isAwaited() {
    return command.isPresent() && !denied && (sid.isEmpty() || ended);
  }

  /** The commands that are to be sent now; takes them as sent. */
  List<String> sync(Collection<MarketId> wanted, LongSupplier ids) {
    if (denied || (channel.isByMarket() && command.isEmpty() && wanted.isEmpty())) {
      return List.of();
    }
    if (command.isEmpty()) {
      long id = ids.getAsLong();
      command = OptionalLong.of(id);
      if (channel.isByMarket()) {
        markets.addAll(wanted);
      }
      return List.of(KalshiCommands.subscribe(id, channel, markets));
    }
    if (sid.isEmpty() || ended || !channel.isByMarket()) {
      return List.of();
    }
    return changes(wanted, ids);
  }

  private List<String> changes(Collection<MarketId> wanted, LongSupplier ids) {
    List<String> commands = new ArrayList<>();
    List<MarketId> added = wanted.stream().filter(m -> !markets.contains(m)).toList();
    List<MarketId> gone = markets.stream().filter(m -> !wanted.contains(m)).toList();
    long subscribed = sid.orElseThrow();
    if (!added.isEmpty()) {
      commands.add(KalshiCommands.update(ids.getAsLong(), subscribed, "add_markets", added));
    }
    if (!gone.isEmpty()) {
      commands.add(KalshiCommands.update(ids.getAsLong(), subscribed, "delete_markets", gone));
    }
    markets.addAll(added);
    gone.forEach(markets::remove);
    return commands;
  }
}
