// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.venue.wire.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A venue that answers as told, at once, and everything by REST above it, driven by hand: 100
 * milliseconds a tick.
 */
final class ScriptedKalshi implements RestPort, RestSide.Outside {
  /** The test's time begins at a quarter hour; times of markets and trades count from here. */
  static final long START = 1_789_999_200_000L;

  static final String NONE =
      "{\"markets\":[],\"trades\":[],\"orderbooks\":[],\"events\":[],\"cursor\":\"\"}";
  static final String SERIES = "{\"series\":{\"fee_type\":\"quadratic\",\"fee_multiplier\":1}}";
  static final String TRADING = "{\"exchange_active\":true,\"trading_active\":true}";

  private final Map<String, Supplier<RestAnswer>> answers = new LinkedHashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<FeedEvent> events = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<String> dates = new ArrayList<>();
  final FollowedMarkets followed = new FollowedMarkets(120_000);
  final MarketFollower follower;
  final RestSide rest;
  OptionalLong index = OptionalLong.empty();
  boolean streaming;
  long nowMs = START;

  ScriptedKalshi(String... series) {
    URI nowhere = URI.create("http://kalshi.example");
    KalshiAddresses addresses =
        new KalshiAddresses(nowhere, nowhere, List.of(series), 5, Duration.ofMinutes(2));
    follower =
        new MarketFollower(followed, new MarketSelection(5, 120_000), () -> index, this::emit);
    rest =
        new RestSide(
            addresses, this, follower, followed, START, 5000, 100, new SplittableRandom(3), this);
  }

  /** From now on a question that contains this text is answered so; the last that fits counts. */
  ScriptedKalshi answer(String part, int status, String body) {
    answers.put(part, () -> new RestAnswer(status, body, Optional.empty(), false));
    return this;
  }

  ScriptedKalshi answer(String part, Supplier<String> body) {
    answers.put(part, () -> new RestAnswer(200, body.get(), Optional.empty(), false));
    return this;
  }

  /** Lets so much time pass. */
  void run(long ms) {
    for (long end = nowMs + ms; nowMs < end; nowMs += 100) {
      follower.tick(nowMs);
      rest.tick(nowMs);
    }
  }

  <T extends FeedEvent> List<T> seen(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  long askedFor(String part) {
    return asked.stream().filter(target -> target.contains(part)).count();
  }

  @Override
  public void get(String target, Outcome outcome) {
    asked.add(target);
    RestAnswer answer =
        answers.entrySet().stream()
            .filter(e -> target.contains(e.getKey()))
            .reduce((_, later) -> later)
            .map(e -> e.getValue().get())
            .orElseGet(() -> new RestAnswer(200, usual(target), Optional.empty(), false));
    if (answer.status() == 0) {
      outcome.broke(answer.body(), nowMs);
    } else {
      outcome.answered(answer, nowMs, nowMs);
    }
  }

  private static String usual(String target) {
    if (target.contains("/exchange/status")) {
      return TRADING;
    }
    return target.startsWith("/series/") ? SERIES : NONE;
  }

  @Override
  public boolean isStreaming() {
    return streaming;
  }

  @Override
  public boolean isWithoutTrades() {
    return isPolling();
  }

  @Override
  public boolean isPolling() {
    return !streaming;
  }

  @Override
  public void emit(FeedEvent event) {
    events.add(event);
  }

  @Override
  public void traded(Traded trade) {
    events.add(trade);
  }

  @Override
  public void refused(List<RefusedException> why, String body) {
    why.forEach(each -> refused.add(each.getMessage()));
  }

  @Override
  public void dated(String date, long askedMs, long answeredMs) {
    dates.add(date);
  }

  /** A market object; the times are milliseconds from the start. */
  static String market(String ticker, String status, long openMs, long closeMs, String more) {
    return """
    {"ticker":"%s","event_ticker":"E","market_type":"binary","status":"%s","open_time":"%s",
     "close_time":"%s","updated_time":"%s","volume_fp":"1.00","open_interest_fp":"1.00",
     "result":"","expiration_value":"","exchange_index":2,"price_level_structure":"linear_cent",
     "can_close_early":true,"yes_bid_dollars":"0.0000","yes_ask_dollars":"1.0000",
     "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0100"}]%s}\
    """
        .formatted(ticker, status, time(openMs), time(closeMs), time(openMs), more);
  }

  static String time(long ms) {
    return Instant.ofEpochMilli(START + ms).toString();
  }

  static String strike(String dollars) {
    return ",\"strike_type\":\"greater\",\"floor_strike\":" + dollars;
  }

  static String list(String... markets) {
    return "{\"markets\":[" + String.join(",", markets) + "],\"cursor\":\"\"}";
  }
}
