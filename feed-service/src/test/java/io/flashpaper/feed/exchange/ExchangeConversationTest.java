// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.net.FakeTime;
import io.flashpaper.feed.net.ScriptedLine;
import io.flashpaper.venue.exchange.Bitstamp;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.exchange.Kraken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeConversationTest implements ExchangeConversation.Listener {
  private static final String TICKER_ACK =
      """
      {"method":"subscribe","result":{"channel":"ticker","snapshot":true,"symbol":"BTC/USD"},\
      "success":true,"time_in":"2026-02-02T12:00:00.000000Z",\
      "time_out":"2026-02-02T12:00:00.000001Z","req_id":1}\
      """;
  private static final String TRADE_ACK =
      TICKER_ACK.replace("\"ticker\"", "\"trade\"").replace("\"req_id\":1", "\"req_id\":2");
  private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";

  private final FakeTime time = new FakeTime();
  private final ScriptedLine line = new ScriptedLine(time);
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private int confirmations;
  private int duplicates;
  private int garbage;
  private final ExchangeConversation kraken = new ExchangeConversation(new Kraken(), line, this);

  private static String ticker(String bid, String ask) {
    return """
    {"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":%s,"bid_qty":1.0,\
    "ask":%s,"ask_qty":1.0,"last":%s,"volume":1.0,"vwap":1.0,"low":1.0,"high":1.0,"change":1.0,\
    "change_pct":1.0,"timestamp":"2026-02-02T12:00:00.000000Z"}]}\
    """
        .formatted(bid, ask, bid);
  }

  private void say(String... frames) {
    for (String frame : frames) {
      kraken.frame(frame, time.millis());
    }
  }

  @Test
  void eachSubscriptionWaitsForTheAcknowledgementOfTheOneBefore() {
    kraken.opened();
    assertThat(line.sent()).singleElement().asString().contains("\"ticker\"");
    say(TICKER_ACK);
    assertThat(line.sent()).hasSize(2).last().asString().contains("\"trade\"");
  }

  @Test
  void aSubscriptionThatIsNotAcknowledgedIsAnError() {
    kraken.opened();
    say(ticker("100", "101"), HEARTBEAT);
    time.pass(Duration.ofSeconds(10));
    assertThat(line.endings()).singleElement().asString().contains("no acknowledgement of ticker");
  }

  @Test
  void aSubscriptionThatIsRefusedIsAnError() {
    kraken.opened();
    say(
        "{\"error\":\"Currency pair not supported XBT/USD\",\"method\":\"subscribe\","
            + "\"success\":false,\"symbol\":\"XBT/USD\"}");
    assertThat(line.endings()).singleElement().asString().contains("not supported");
  }

  @Test
  void acknowledgementsAloneProveNothingAndHeartbeatsNeither() {
    kraken.opened();
    say(TICKER_ACK, TRADE_ACK, HEARTBEAT);
    assertThat(line.isProved()).isFalse();
    time.pass(Duration.ofSeconds(61));
    assertThat(line.endings()).singleElement().asString().contains("no quote");
  }

  @Test
  void itIsProvedByAQuoteWhichIsToldOnceItSpeaks() {
    kraken.opened();
    say(TICKER_ACK, ticker("100", "101"), ticker("100", "102"), TRADE_ACK);
    assertThat(line.isProved()).isTrue();
    assertThat(quotes).isEmpty();
    kraken.speak();
    assertThat(quotes).singleElement().matches(quote -> quote.askMicros() == 102_000_000);
    say(ticker("100", "103"));
    assertThat(quotes).hasSize(2);
  }

  @Test
  void aHeartbeatConfirmsOnlyAQuoteOfItsOwnConnection() {
    kraken.opened();
    kraken.speak();
    say(HEARTBEAT);
    assertThat(confirmations).isZero();
    say(ticker("100", "101"), HEARTBEAT);
    assertThat(confirmations).isEqualTo(1);
  }

  @Test
  void tradesPassEvenBeforeItSpeaks() {
    kraken.opened();
    say(
        "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\","
            + "\"side\":\"buy\",\"price\":100.5,\"qty\":1.0,\"ord_type\":\"limit\","
            + "\"trade_id\":7,\"timestamp\":\"2026-02-02T12:00:00.000000Z\"}]}");
    assertThat(trades).singleElement().matches(trade -> trade.tradeId() == 7);
  }

  @Test
  void tenUnreadableFramesInARowEndIt() {
    kraken.opened();
    for (int i = 0; i < 9; i++) {
      say("no JSON");
    }
    say(HEARTBEAT);
    for (int i = 0; i < 9; i++) {
      say("no JSON");
    }
    assertThat(line.endings()).isEmpty();
    say("no JSON");
    assertThat(line.endings()).hasSize(1);
    assertThat(garbage).isEqualTo(19);
  }

  @Test
  void aQuoteThatIsLateOrCameTwiceIsDropped() {
    ExchangeConversation bitstamp = new ExchangeConversation(new Bitstamp(), line, this);
    bitstamp.opened();
    bitstamp.speak();
    for (int later : List.of(2, 3, 3, 2, 4)) {
      long micros = 1_770_033_600_000_000L + later;
      bitstamp.frame(
          """
          {"event":"data","channel":"order_book_btcusd","data":{"timestamp":"%d",\
          "microtimestamp":"%d","bids":[["100","1"]],"asks":[["101","1"]]}}\
          """
              .formatted(micros / 1_000_000, micros),
          0);
    }
    assertThat(quotes).hasSize(3);
    assertThat(duplicates).isEqualTo(2);
  }

  @Test
  void aRequestToReconnectWantsASuccessor() {
    ExchangeConversation bitstamp = new ExchangeConversation(new Bitstamp(), line, this);
    bitstamp.frame("{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":\"\"}", 0);
    assertThat(line.isReplaced()).isTrue();
    assertThat(line.endings()).isEmpty();
  }

  @Override
  public void frame() {}

  @Override
  public void duplicate() {
    duplicates++;
  }

  @Override
  public void quote(Quote quote, String text, long receivedMs) {
    quotes.add(quote);
  }

  @Override
  public void stands(long receivedMs) {
    confirmations++;
  }

  @Override
  public void trades(List<Trade> some, String text, long receivedMs) {
    trades.addAll(some);
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    garbage++;
  }
}
