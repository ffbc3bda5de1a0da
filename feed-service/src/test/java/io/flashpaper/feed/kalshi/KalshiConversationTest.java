// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.Line;
import io.flashpaper.feed.net.Timers;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KalshiConversationTest implements KalshiConversation.Listener, Line {
  private static final MarketId A = new MarketId("A");

  private final List<String> sent = new ArrayList<>();
  private final List<FeedEvent> events = new ArrayList<>();
  private final List<Optional<Stamp>> stamps = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private final KalshiConversation conversation =
      new KalshiConversation(this, new KalshiStream.Limits(5000, 5000), this);
  private boolean room = true;

  @BeforeEach
  void streamOneBook() {
    conversation.sync(0);
    int sid = 0;
    for (KalshiChannel channel : KalshiChannel.values()) {
      sid++;
      conversation.frame(
          "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"%s\",\"sid\":%d}}"
              .formatted(sid, channel.wireName(), sid),
          10);
    }
    conversation.frame(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":1,"sending_ts_ms":15,"msg":{"market_ticker":"A",
         "yes_dollars_fp":[["0.4800","10.00"]]}}\
        """,
        20);
    conversation.speak();
    sent.clear();
    events.clear();
    stamps.clear();
  }

  private void delta(int seq, long venueMs, long receivedMs) {
    conversation.frame(
        """
        {"type":"orderbook_delta","sid":1,"seq":%d,"sending_ts_ms":28,"msg":{"market_ticker":"A",
         "price_dollars":"0.4800","delta_fp":"1.00","side":"yes","ts_ms":%d}}\
        """
            .formatted(seq, venueMs),
        receivedMs);
  }

  private void snapshot(int seq) {
    conversation.frame(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":%d,"sending_ts_ms":35,"msg":{"market_ticker":"A",
         "yes_dollars_fp":[["0.4800","12.00"]]}}\
        """
            .formatted(seq),
        40);
  }

  @Test
  void whatWasHeardSaysWhenItHappenedElseWhenItWasSent() {
    delta(2, 25, 30);
    snapshot(3);
    conversation.sync(50);
    assertThat(stamps)
        .containsExactly(
            Optional.of(new Stamp("kalshi", 30, OptionalLong.of(25))),
            Optional.of(new Stamp("kalshi", 40, OptionalLong.of(35))));
  }

  @Test
  void aChangeThatFindsNoRoomCostsItsBookAndNotTheConnection() {
    room = false;
    delta(2, 25, 30);
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
    assertThat(sent).singleElement().asString().contains("get_snapshot");
    room = true;
    delta(3, 35, 40);
    assertThat(events).hasSize(1);
    snapshot(4);
    delta(5, 45, 50);
    assertThat(events)
        .hasSize(3)
        .hasExactlyElementsOfTypes(BooksLost.class, BookSeen.class, BookChanged.class);
    assertThat(ends).isEmpty();
  }

  @Override
  public List<MarketId> trading() {
    return List.of(A);
  }

  @Override
  public boolean emit(FeedEvent event, Optional<Stamp> stamp) {
    boolean taken = room || event instanceof BooksLost;
    if (taken) {
      events.add(event);
      stamps.add(stamp);
    }
    return taken;
  }

  @Override
  public boolean isNew(Traded trade) {
    return true;
  }

  @Override
  public void frame() {}

  @Override
  public void marketChanged(MarketId market) {}

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    ends.add(malformed.reason());
  }

  @Override
  public void gap() {}

  @Override
  public void duplicate() {}

  @Override
  public void denied(KalshiChannel channel, Denied denied) {}

  @Override
  public void send(String text) {
    sent.add(text);
  }

  @Override
  public void ping() {}

  @Override
  public void proved() {}

  @Override
  public void denied(String reason) {
    ends.add(reason);
  }

  @Override
  public void refused(String reason) {
    ends.add(reason);
  }

  @Override
  public void end(String reason) {
    ends.add(reason);
  }

  @Override
  public void replace(String reason) {
    ends.add(reason);
  }

  @Override
  public Timers.Timer after(Duration world, Runnable action) {
    throw new UnsupportedOperationException();
  }
}
