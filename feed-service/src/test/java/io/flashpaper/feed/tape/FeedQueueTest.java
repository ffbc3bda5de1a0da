// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.ModeChanged;
import io.flashpaper.feed.desk.FeedEvent.QuoteStands;
import io.flashpaper.feed.desk.FeedEvent.Quoted;
import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.feed.desk.FeedEvent.TotalsSeen;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.tape.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FeedQueueTest {
  private static final MarketId MARKET = new MarketId("M-1");
  private static final int CAPACITY = 10;

  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final FeedQueue queue = new FeedQueue(CAPACITY, new FeedMetrics(meters));

  private static Quoted quote(String venue, long receivedMs) {
    return new Quoted(venue, 100, 200, receivedMs);
  }

  private static BookChanged delta(long hundredths) {
    return new BookChanged(MARKET, Side.YES, Price.ofCents(40), hundredths);
  }

  private static RawTick raw(String json) {
    return new RawTick("kraken", FeedMode.WS, json, 1);
  }

  private List<FeedEvent> drained() throws InterruptedException {
    List<FeedEvent> events = new ArrayList<>();
    for (var next = queue.poll(Duration.ZERO); next != null; next = queue.poll(Duration.ZERO)) {
      events.add(next.event());
    }
    return events;
  }

  private double count(String name, String kind) {
    return meters.counter("flashpaper.feed.queue." + name, "kind", kind).count();
  }

  @Test
  void eventsComeInTheirOrder() throws InterruptedException {
    queue.offer(delta(1));
    queue.offer(quote("kraken", 1));
    queue.offer(delta(2));
    assertThat(drained()).containsExactly(delta(1), quote("kraken", 1), delta(2));
    assertThat(queue.size()).isZero();
  }

  @Test
  void ofAnExchangesQuotesTheNewestWaitsInTheOldestsPlace() throws InterruptedException {
    queue.offer(quote("kraken", 1));
    queue.offer(quote("coinbase", 1));
    queue.offer(delta(1));
    queue.offer(quote("kraken", 2));
    assertThat(drained()).containsExactly(quote("kraken", 2), quote("coinbase", 1), delta(1));
    assertThat(count("conflated", "Quoted")).isEqualTo(1);
    queue.offer(quote("kraken", 3));
    assertThat(drained()).containsExactly(quote("kraken", 3));
  }

  @Test
  void ofAMarketsTotalsTheNewestWaits() throws InterruptedException {
    TotalsSeen first = new TotalsSeen(MARKET, Quantity.ofContracts(1), Quantity.ZERO);
    TotalsSeen second = new TotalsSeen(MARKET, Quantity.ofContracts(2), Quantity.ZERO);
    queue.offer(first);
    queue.offer(second);
    assertThat(drained()).containsExactly(second);
  }

  @Test
  void noQuoteOvertakesAChangeOfModeNorAQuoteThatItConfirms() throws InterruptedException {
    ModeChanged down = new ModeChanged("kraken", FeedMode.DOWN, "gone");
    queue.offer(quote("kraken", 1));
    queue.offer(down);
    queue.offer(quote("kraken", 2));
    queue.offer(new QuoteStands("kraken", 3));
    queue.offer(new QuoteStands("kraken", 4));
    assertThat(drained())
        .containsExactly(
            quote("kraken", 1), down, quote("kraken", 2), new QuoteStands("kraken", 4));
  }

  @Test
  void rawTicksAreDroppedFirstAndADeltaIsRefusedAloud() {
    for (int i = 0; i < CAPACITY / 2; i++) {
      assertThat(queue.offer(raw("{}"))).isTrue();
    }
    assertThat(queue.offer(raw("{}"))).isFalse();
    for (int i = CAPACITY / 2; i < CAPACITY; i++) {
      assertThat(queue.offer(delta(i))).isTrue();
    }
    assertThat(queue.offer(delta(11))).isFalse();
    assertThat(queue.offer(new BooksLost(List.of(MARKET), "no room"))).isTrue();
    assertThat(queue.offer(quote("kraken", 1))).isTrue();
    assertThat(count("dropped", "RawTick")).isEqualTo(1);
    assertThat(count("dropped", "BookChanged")).isEqualTo(1);
  }

  @Test
  void ofLongMessagesFewerWaitAndNoneThatKafkaWouldRefuse() throws InterruptedException {
    Refused large = new Refused(Topic.TAPE, "kalshi", "garbage", "x".repeat(5 << 20), 1);
    assertThat(queue.offer(large)).isTrue();
    assertThat(queue.offer(large)).isFalse();
    drained();
    assertThat(queue.offer(large)).isTrue();
    assertThat(queue.offer(raw("x".repeat((1 << 18) + 1)))).isFalse();
  }

  @Test
  void whenItWasSaidAndHeardComesAlong() throws InterruptedException {
    Stamp stamp = new Stamp("kalshi", 20, OptionalLong.of(10));
    queue.offer(delta(1), stamp);
    queue.offer(quote("kraken", 30));
    assertThat(queue.poll(Duration.ZERO).stamp()).contains(stamp);
    assertThat(queue.poll(Duration.ZERO).stamp()).contains(Stamp.heard("kraken", 30));
  }
}
