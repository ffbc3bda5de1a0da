// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One subscription of one connection: its number, its sequence and which markets it wants. */
final class Subscription {
  private final int sid;
  private final Channel channel;
  private final Set<String> markets = new LinkedHashSet<>();
  private boolean everything;
  private boolean yesPrices;
  private long sequence;

  Subscription(int sid, Channel channel, boolean everything) {
    this.sid = sid;
    this.channel = channel;
    this.everything = everything;
  }

  int sid() {
    return sid;
  }

  Channel channel() {
    return channel;
  }

  /** The markets asked for, in that order. */
  List<String> markets() {
    return List.copyOf(markets);
  }

  boolean wants(String ticker) {
    return everything || markets.contains(ticker);
  }

  void wantEverything() {
    everything = true;
  }

  /** Adds markets; returns those that are new. */
  List<String> add(List<String> tickers) {
    return tickers.stream().filter(markets::add).toList();
  }

  void remove(List<String> tickers) {
    everything = false;
    markets.removeAll(tickers);
  }

  boolean yesPrices() {
    return yesPrices;
  }

  void useYesPrices(boolean use) {
    yesPrices = use;
  }

  /** The next number on this subscription. */
  long next() {
    return ++sequence;
  }

  /** The next sequenced frame of this subscription: its envelope around {@code msg}. */
  String sequenced(String type, long nowMs, String msg) {
    return "{\"type\":\""
        + type
        + "\",\"sid\":"
        + sid
        + ",\"seq\":"
        + next()
        + ",\"sending_ts_ms\":"
        + nowMs
        + ",\"msg\":"
        + msg
        + "}\n";
  }

  /** A frame of a channel without sequence. */
  String unsequenced(String type, long nowMs, String msg) {
    return "{\"type\":\""
        + type
        + "\",\"sid\":"
        + sid
        + ",\"sending_ts_ms\":"
        + nowMs
        + ",\"msg\":"
        + msg
        + "}\n";
  }
}
