// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.MarketUnusable;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KalshiStreamTest implements KalshiStream.Outside {
  private static final MarketId A = new MarketId("A");
  private static final MarketId B = new MarketId("B");

  private final List<String> sent = new ArrayList<>();
  private int feeChanges;
  private final List<FeedEvent> events = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private int duplicates;
  private final List<String> replacements = new ArrayList<>();
  private final List<KalshiChannel> denied = new ArrayList<>();
  private final KalshiStream stream =
      new KalshiStream(new KalshiStream.Limits(5000, 5000, 10_000), this);

  @BeforeEach
  void subscribe() {
    stream.sync(List.of(A), 0);
  }

  private void acknowledgeAll() {
    int sid = 0;
    for (KalshiChannel channel : KalshiChannel.values()) {
      sid++;
      frame(
          "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"%s\",\"sid\":%d}}"
              .formatted(sid, channel.wireName(), sid));
    }
  }

  private void frame(String text) {
    stream.frame(text, 0);
  }

  private void snapshot(MarketId market, int seq) {
    frame(
        """
        {"type":"orderbook_snapshot","sid":1,"seq":%d,"msg":{"market_ticker":"%s",
         "yes_dollars_fp":[["0.4800","10.00"]]}}\
        """
            .formatted(seq, market));
  }

  private void delta(int seq) {
    frame(
        """
        {"type":"orderbook_delta","sid":1,"seq":%d,"msg":{"market_ticker":"A",
         "price_dollars":"0.4800","delta_fp":"1.00","side":"yes"}}\
        """
            .formatted(seq));
  }

  @Test
  void theBooksAreAskedForInYesPricesExplicitly() {
    assertThat(sent)
        .contains(
            "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
                + "\"market_tickers\":[\"A\"],\"use_yes_price\":true}}")
        .anyMatch(command -> command.contains("\"index_ids\":[\"BRTI\"]"))
        .hasSize(5);
  }

  @Test
  void itIsUpOnceEverySubscriptionIsAnswered() {
    assertThat(stream.isUp()).isFalse();
    acknowledgeAll();
    assertThat(stream.isUp()).isTrue();
  }

  @Test
  void marketsAreAddedAndRemovedAsTheyTrade() {
    acknowledgeAll();
    sent.clear();
    stream.sync(List.of(B), 1);
    assertThat(sent)
        .contains(
            "{\"id\":6,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],"
                + "\"market_tickers\":[\"B\"],\"action\":\"add_markets\"}}",
            "{\"id\":7,\"cmd\":\"update_subscription\",\"params\":{\"sids\":[1],"
                + "\"market_tickers\":[\"A\"],\"action\":\"delete_markets\"}}")
        .hasSize(6);
  }

  @Test
  void aDeltaCountsOnlyAfterItsSnapshot() {
    acknowledgeAll();
    delta(1);
    assertThat(events).isEmpty();
    snapshot(A, 2);
    delta(3);
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isInstanceOf(BookSeen.class);
    assertThat(events.get(1)).isInstanceOf(BookChanged.class);
  }

  @Test
  void aBookWhoseSnapshotDoesNotComeIsLostAndAskedForAgain() {
    acknowledgeAll();
    sent.clear();
    stream.sync(List.of(A), 4999);
    assertThat(events).isEmpty();
    stream.sync(List.of(A), 5000);
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
    assertThat(sent).singleElement().asString().contains("get_snapshot");
  }

  @Test
  void aGapLosesTheBooksAndAsksForNewSnapshots() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    sent.clear();
    delta(3);
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
    assertThat(sent).singleElement().asString().contains("get_snapshot").contains("\"A\"");
    snapshot(A, 4);
    delta(5);
    assertThat(events).hasSize(3);
  }

  @Test
  void anUnreadableDeltaCastsDoubtOnItsMarketAlone() {
    stream.sync(List.of(A, B), 0);
    acknowledgeAll();
    stream.sync(List.of(A, B), 0);
    snapshot(A, 1);
    snapshot(B, 2);
    events.clear();
    sent.clear();
    frame("{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":3,\"msg\":{\"market_ticker\":\"A\"}}");
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(MarketUnusable.class, e -> assertThat(e.market()).isEqualTo(A));
    assertThat(sent).singleElement().asString().contains("get_snapshot").contains("[\"A\"]");
  }

  @Test
  void anUnreadableDeltaThatNamesNoMarketLosesAllBooks() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    frame("{\"type\":\"orderbook_delta\",\"sid\":1,\"seq\":2,\"msg\":{}}");
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
  }

  @Test
  void whatCameTwiceIsDroppedAndCounted() {
    acknowledgeAll();
    snapshot(A, 1);
    delta(2);
    delta(2);
    delta(1);
    delta(3);
    assertThat(events).hasSize(3);
    assertThat(duplicates).isEqualTo(2);
  }

  @Test
  void aGapOfAnotherSubscriptionLosesNoBook() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    frame(
        "{\"type\":\"market_lifecycle_v2\",\"sid\":4,\"seq\":1,\"msg\":{\"event_type\":\"settled\",\"market_ticker\":\"A\"}}");
    frame(
        "{\"type\":\"market_lifecycle_v2\",\"sid\":4,\"seq\":9,\"msg\":{\"event_type\":\"settled\",\"market_ticker\":\"A\"}}");
    assertThat(events).isEmpty();
  }

  @Test
  void anOverdueSnapshotIsAskedForAgain() {
    acknowledgeAll();
    sent.clear();
    stream.sync(List.of(A), 4_999);
    assertThat(sent).isEmpty();
    stream.sync(List.of(A), 5_000);
    assertThat(sent).singleElement().asString().contains("get_snapshot");
  }

  @Test
  void refusedBooksEndTheConnection() {
    frame("{\"id\":1,\"type\":\"error\",\"msg\":{\"code\":9,\"msg\":\"no\"}}");
    assertThat(ends).singleElement().asString().contains("9");
  }

  @Test
  void aConnectionThatSendsNoBookAtAllIsEnded() {
    acknowledgeAll();
    stream.frame(
        """
        {"type":"cfbenchmarks_value","sid":5,"msg":{"index_id":"BRTI",
         "data":"{\\"time\\":1790000000000,\\"value\\":\\"68000.12\\"}"}}\
        """,
        19_000);
    for (long now = 1000; now < 20_000; now += 1000) {
      stream.sync(List.of(A), now);
    }
    assertThat(ends).isEmpty();
    stream.sync(List.of(A), 20_000);
    assertThat(ends).containsExactly("no snapshot of any book comes");
  }

  @Test
  void anIndexThatNeverTicksIsToldAndTheRestGoesOn() {
    acknowledgeAll();
    snapshot(A, 1);
    stream.sync(List.of(A), 10_000);
    assertThat(ends).isEmpty();
    assertThat(stream.deniedChannels()).isEqualTo("cfbenchmarks_value");
  }

  @Test
  void aRefusedIndexIsToldAndTheRestGoesOn() {
    acknowledgeAllButTheIndex();
    frame("{\"id\":5,\"type\":\"error\",\"msg\":{\"code\":9,\"msg\":\"no\"}}");
    assertThat(ends).isEmpty();
    assertThat(denied).containsExactly(KalshiChannel.INDEX);
    assertThat(stream.isUp()).isTrue();
    assertThat(stream.deniedChannels()).isEqualTo("cfbenchmarks_value");
  }

  private void acknowledgeAllButTheIndex() {
    for (KalshiChannel channel : KalshiChannel.values()) {
      if (channel != KalshiChannel.INDEX) {
        int id = channel.ordinal() + 1;
        frame(
            "{\"id\":%d,\"type\":\"subscribed\",\"msg\":{\"channel\":\"%s\",\"sid\":%d}}"
                .formatted(id, channel.wireName(), id));
      }
    }
  }

  @Test
  void anOverflowOfTheBooksLosesThemAndWantsAnotherConnection() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    frame("{\"type\":\"error\",\"sid\":1,\"seq\":2,\"msg\":{\"code\":25,\"msg\":\"overflow\"}}");
    assertThat(ends).isEmpty();
    assertThat(replacements).hasSize(1);
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
    assertThat(stream.isUp()).isFalse();
  }

  @Test
  void anOverflowOfTheTradesLosesNoBook() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    frame("{\"type\":\"error\",\"sid\":3,\"seq\":1,\"msg\":{\"code\":25,\"msg\":\"overflow\"}}");
    assertThat(replacements).hasSize(1);
    assertThat(events).isEmpty();
  }

  @Test
  void aCommandThatIsNotAnsweredEndsTheConnection() {
    acknowledgeAll();
    snapshot(A, 1);
    stream.sync(List.of(A, B), 10_000);
    snapshot(B, 2);
    stream.sync(List.of(A, B), 14_999);
    assertThat(ends).isEmpty();
    stream.sync(List.of(A, B), 15_000);
    assertThat(ends).singleElement().asString().contains("no acknowledgement");
  }

  @Test
  void aCommandThatIsAnsweredDoesNot() {
    acknowledgeAll();
    snapshot(A, 1);
    stream.sync(List.of(A, B), 10_000);
    for (int id = 6; id <= 8; id++) {
      frame("{\"id\":%d,\"type\":\"ok\",\"msg\":{}}".formatted(id));
    }
    stream.sync(List.of(A, B), 15_000);
    assertThat(ends).isEmpty();
  }

  @Test
  void whatCannotEvenBeAttributedMayHaveBeenAChangeOfAnyBook() {
    acknowledgeAll();
    snapshot(A, 1);
    events.clear();
    frame("{\"type\":\"orderbook_delta\",\"sid\":1,\"se");
    assertThat(events).singleElement().isInstanceOf(BooksLost.class);
  }

  @Test
  void aChangeOfFeesIsTold() {
    acknowledgeAll();
    frame(
        "{\"type\":\"event_fee_update\",\"sid\":3,\"msg\":{\"event_ticker\":\"E\","
            + "\"fee_type_override\":\"flat\",\"fee_multiplier_override\":1}}");
    assertThat(feeChanges).isEqualTo(1);
  }

  @Test
  void aStormOfGapsAsksForSnapshotsOnceASecond() {
    acknowledgeAll();
    snapshot(A, 1);
    sent.clear();
    for (int seq = 3; seq < 40; seq += 2) {
      delta(seq);
    }
    assertThat(sent).hasSize(1);
  }

  @Test
  void itIsReadyOnceEveryBookIsWholeOrOverdue() {
    stream.sync(List.of(A, B), 0);
    acknowledgeAll();
    stream.sync(List.of(A, B), 0);
    assertThat(stream.isReady(1)).isFalse();
    snapshot(A, 1);
    assertThat(stream.isReady(1)).isFalse();
    stream.sync(List.of(A, B), 5000);
    assertThat(stream.isReady(5000)).isTrue();
    assertThat(stream.awaitedSnapshots()).containsExactly(B);
    snapshot(B, 2);
    assertThat(stream.awaitedSnapshots()).isEmpty();
  }

  @Override
  public void send(String command) {
    sent.add(command);
  }

  @Override
  public void emit(FeedEvent event) {
    events.add(event);
  }

  @Override
  public void marketChanged(MarketId market) {}

  @Override
  public void feesChanged() {
    feeChanges++;
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {}

  @Override
  public void gap(String reason) {}

  @Override
  public void duplicate() {
    duplicates++;
  }

  @Override
  public void replace(String reason) {
    replacements.add(reason);
  }

  @Override
  public void denied(KalshiChannel channel, Denied reason) {
    denied.add(channel);
  }

  @Override
  public void end(String reason) {
    ends.add(reason);
  }
}
