// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.simulator.wire.Peer;
import io.flashpaper.simulator.world.Scenario;
import io.flashpaper.simulator.world.SyntheticWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KalshiSessionTest {
  private static final long OPEN = Instant.parse("2026-03-02T14:00:00Z").toEpochMilli();

  private final SyntheticWorld world = new SyntheticWorld(Scenario.DEMO, 42, OPEN);
  private final KalshiHub hub = new KalshiHub(world, world::nextMs, () -> 0);
  private final SlowPeer peer = new SlowPeer();

  /** A peer that can be told to stop reading. */
  private static final class SlowPeer implements Peer {
    private final List<String> frames = new ArrayList<>();
    private boolean full;
    private int closed;

    @Override
    public void send(String text) {
      frames.add(text);
    }

    @Override
    public boolean overflowing() {
      return full;
    }

    @Override
    public void close(int code, String reason) {
      closed++;
    }
  }

  private void run(long untilMs) {
    world.runTo(untilMs, hub::accept);
    hub.flush();
  }

  @Test
  void aSlowReaderGetsError25AndIsClosed() {
    KalshiSession session = hub.connect(peer);
    session.receive(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\",\"trade\"]}}");
    peer.full = true;
    run(OPEN + 60_000);
    assertThat(peer.frames.getLast()).contains("\"code\":25");
    assertThat(peer.closed).isEqualTo(1);
    int sent = peer.frames.size();
    run(OPEN + 120_000);
    assertThat(peer.frames).hasSize(sent);
  }

  @Test
  void subscribingAgainAddsMarketsToTheSameSubscription() {
    run(OPEN + 10_000);
    KalshiSession session = hub.connect(peer);
    for (int market = 0; market < 2; market++) {
      session.receive(
          "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"orderbook_delta\"],"
              + "\"market_ticker\":\""
              + world.markets().living().get(market).ticker()
              + "\"}}");
    }
    assertThat(peer.frames).hasSize(4).allMatch(frame -> frame.contains("\"sid\":1"));
    assertThat(peer.frames.get(3)).contains("orderbook_snapshot").contains("\"seq\":2");
  }

  @Test
  void anIndexPrintCarriesTheSettlementAverageInTheLastMinuteOnly() {
    KalshiSession session = hub.connect(peer);
    session.receive(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"cfbenchmarks_value\"],"
            + "\"index_ids\":[\"BRTI\"]}}");
    run(OPEN + 840_000);
    assertThat(peer.frames.getLast()).doesNotContain("last_60s_windowed_average_15min");
    run(OPEN + 841_000);
    assertThat(peer.frames.getLast())
        .contains("last_60s_windowed_average_15min")
        .contains("\"window_size\":1,");
    run(OPEN + 900_000);
    assertThat(peer.frames.getLast().split("\"window_size\":60,", -1)).hasSize(3);
    run(OPEN + 901_000);
    assertThat(peer.frames.getLast()).doesNotContain("last_60s_windowed_average_15min");
  }
}
