// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.FakeTime;
import io.flashpaper.feed.net.ScriptedLine;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KalshiConversationTest implements KalshiConversation.Listener {
  private static final MarketId A = new MarketId("A");
  private static final MarketId B = new MarketId("B");

  private final ScriptedLine line = new ScriptedLine(new FakeTime());
  private final List<FeedEvent> events = new ArrayList<>();
  private final List<Optional<Stamp>> stamps = new ArrayList<>();
  private final Set<String> ids = new TreeSet<>();
  private boolean full;
  private final KalshiConversation conversation =
      new KalshiConversation(line, new KalshiStream.Limits(5000, 5000, 10_000), this);

  @BeforeEach
  void subscribe() {
    conversation.opened();
    conversation.sync(0);
    for (KalshiChannel channel : KalshiChannel.values()) {
      int sid = channel.ordinal() + 1;
      frame(
          "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"%s\",\"sid\":%d}}"
              .formatted(sid, channel.wireName(), sid));
    }
  }

  private void frame(String text) {
    conversation.frame(text, 0);
  }

  private void snapshot(MarketId market, int seq) {
    frame(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s",
         "yes_dollars_fp":[["0.4800","10.00"]]}}\
        """
            .formatted(seq, market));
  }

  private void delta(MarketId market, int seq, String size) {
    frame(
        """
        {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"%s",
         "price_dollars":"0.4800","delta_fp":"%s","side":"yes"}}\
        """
            .formatted(seq, market, size));
  }

  @Test
  void untilItSpeaksItKeepsItsBooksAndThenTellsThemWhole() {
    snapshot(A, 1);
    assertThat(line.isProved()).isFalse();
    snapshot(B, 2);
    assertThat(line.isProved()).isTrue();
    delta(A, 3, "5.00");
    assertThat(events).isEmpty();
    conversation.speak();
    assertThat(events).hasSize(2);
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            BookSeen.class,
            seen ->
                assertThat(seen.book().yesBids().quantityAt(Price.of("0.48")))
                    .isEqualTo(Quantity.of("15")));
    delta(A, 4, "1.00");
    assertThat(events).last().isInstanceOf(BookChanged.class);
  }

  @Test
  void aPrivateBookThatCannotBeIsAskedForAnewBeforeItTakesOver() {
    snapshot(A, 1);
    delta(A, 2, "-11.00");
    snapshot(B, 3);
    assertThat(line.isProved()).isFalse();
    assertThat(line.sent()).last().asString().contains("get_snapshot").contains("[\"A\"]");
    snapshot(A, 4);
    assertThat(line.isProved()).isTrue();
  }

  @Test
  void aBookThatDoesNotComeHoldsNothingUpButIsToldLost() {
    snapshot(A, 1);
    conversation.sync(5000);
    assertThat(line.isProved()).isTrue();
    conversation.speak();
    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            BooksLost.class, lost -> assertThat(lost.markets()).containsExactly(B));
  }

  @Test
  void withoutAnyBookItNeverProvesItself() {
    conversation.sync(5000);
    conversation.sync(60_000);
    assertThat(line.isProved()).isFalse();
  }

  @Test
  void tradesPassEvenBeforeItSpeaksAndOnceEach() {
    String trade =
        """
        {"type":"trade","sid":3,"seq":%d,"msg":{"trade_id":"t","market_ticker":"A",
         "yes_price_dollars":"0.3600","no_price_dollars":"0.6400","count_fp":"1.00",
         "taker_side":"no","taker_outcome_side":"no","is_block_trade":false,
         "ts":1669149841,"ts_ms":1669149841000}}\
        """;
    frame(trade.formatted(1));
    frame(trade.formatted(2));
    assertThat(events).singleElement().isInstanceOf(Traded.class);
  }

  @Test
  void whatWasHeardSaysWhenItHappenedElseWhenItWasSent() {
    stream();
    conversation.frame(
        """
        {"type":"orderbook_delta","sid":1,"seq":3,"sending_ts_ms":1784475900028,"msg":{"market_ticker":"A",
         "price_dollars":"0.4800","delta_fp":"1.00","side":"yes","ts_ms":1784475900025}}\
        """,
        30);
    conversation.frame(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":4,"sending_ts_ms":1784475900035,"msg":{"market_ticker":"A",
         "yes_dollars_fp":[["0.4800","12.00"]]}}\
        """,
        40);
    conversation.sync(50);
    assertThat(stamps)
        .containsExactly(
            Optional.of(new Stamp("kalshi", 30, OptionalLong.of(1_784_475_900_025L))),
            Optional.of(new Stamp("kalshi", 40, OptionalLong.of(1_784_475_900_035L))));
  }

  @Test
  void aChangeThatFindsNoRoomCostsItsBookAndNotTheConnection() {
    stream();
    full = true;
    delta(A, 3, "1.00");
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
    assertThat(line.sent()).last().asString().contains("get_snapshot");
    full = false;
    delta(A, 4, "1.00");
    assertThat(events).hasSize(1);
    snapshot(A, 5);
    delta(A, 6, "1.00");
    assertThat(events)
        .hasExactlyElementsOfTypes(BooksLost.class, BookSeen.class, BookChanged.class);
    assertThat(line.endings()).isEmpty();
  }

  private void stream() {
    snapshot(A, 1);
    snapshot(B, 2);
    conversation.speak();
    events.clear();
    stamps.clear();
  }

  @Test
  void tooManyGapsEndTheConnection() {
    snapshot(A, 1);
    for (int seq = 3; line.endings().isEmpty() && seq < 100; seq += 2) {
      delta(A, seq, "1.00");
    }
    assertThat(line.endings()).singleElement().asString().contains("too many gaps");
  }

  @Test
  void anIndexThatStopsTickingEndsTheConnection() {
    frame(
        """
        {"type":"cfbenchmarks_value","sid":5,"seq":1,"msg":{"index_id":"BRTI",
         "received_at":1710000000123,
         "data":"{\\"type\\":\\"value\\",\\"id\\":\\"BRTI\\",\\"time\\":1710000000123,\
        \\"value\\":\\"68000.12\\"}",
         "avg_60s_data":{"value":"68000.12","window_size":3,
         "window_start_ts_ms":1709999940123,"window_end_ts_exclusive":1710000000123}}}\
        """);
    snapshot(A, 1);
    snapshot(B, 2);
    conversation.sync(9_999);
    assertThat(line.endings()).isEmpty();
    conversation.sync(10_000);
    assertThat(line.endings()).singleElement().asString().contains("does not tick");
  }

  @Override
  public List<MarketId> trading() {
    return List.of(A, B);
  }

  @Override
  public boolean emit(FeedEvent event, Optional<Stamp> stamp) {
    boolean taken = !full || event instanceof BooksLost;
    if (taken) {
      events.add(event);
      stamps.add(stamp);
    }
    return taken;
  }

  @Override
  public boolean isNew(Traded trade) {
    return ids.add(trade.tradeId());
  }

  @Override
  public void frame() {}

  @Override
  public void marketChanged(MarketId market) {}

  @Override
  public void feesChanged() {}

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {}

  @Override
  public void gap() {}

  @Override
  public void duplicate() {}

  @Override
  public void denied(KalshiChannel channel, Denied denied) {}
}
