// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A recording made to run: real index samples and real quotes of the fifteen-minute markets, with
 * what lies between them and below the touch drawn from the seed. It begins 61 s before the open of
 * its first market and ends ten seconds after the close of its last.
 */
public final class RecordedWorld implements World {
  private static final long STEP_MS = 1_000;
  private static final long LEAD_MS = 61_000;
  private static final long TAIL_MS = 10_000;
  private static final long LISTED_AHEAD_MS = 2 * Series.KXBTC15M.lengthMs();
  private static final double TRADE_PROBABILITY = 0.2;
  private static final double REFRESH_PROBABILITY = 0.1;

  private final Recording recording;
  private final long seed;
  private final BridgePath path;
  private final PriceHistory history = new PriceHistory(STEP_MS);
  private final PrintTape prints = new PrintTape();
  private final MarketBoard board = new MarketBoard(prints, this::paysYes);
  private final List<VenueQuoter> quoters = new ArrayList<>();
  private final Map<String, RecordedWindow> windows = new LinkedHashMap<>();
  private final List<RecordedWindow> unlisted;
  private final List<Desk> desks = new ArrayList<>();
  private final long startMs;
  private final long endMs;
  private long nextMs;

  private record Desk(Market market, RecordedWindow window, BookKeeper keeper) {}

  /** Begins a recording. */
  public RecordedWorld(Recording recording, long seed) {
    this.recording = recording;
    this.seed = seed;
    byTicker(recording).forEach((ticker, samples) -> windows.put(ticker, window(ticker, samples)));
    this.unlisted = new ArrayList<>(windows.values());
    this.unlisted.sort((a, b) -> Long.compare(a.spec().openMs(), b.spec().openMs()));
    this.startMs = unlisted.getFirst().spec().openMs() - LEAD_MS;
    this.endMs = unlisted.getLast().spec().closeMs() + TAIL_MS;
    this.nextMs = startMs;
    this.path = new BridgePath(recording.samples(), startMs, seed);
    for (Venue venue : Venue.values()) {
      quoters.add(new VenueQuoter(venue, seed, STEP_MS));
    }
  }

  private static Map<String, List<Sample>> byTicker(Recording recording) {
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (Sample sample : recording.samples()) {
      sample
          .quote()
          .ifPresent(q -> samples.computeIfAbsent(q.ticker(), t -> new ArrayList<>()).add(sample));
    }
    return samples;
  }

  private static RecordedWindow window(String ticker, List<Sample> samples) {
    long openMs = MarketTicker.quarterHourClose(ticker) - Series.KXBTC15M.lengthMs();
    return new RecordedWindow(MarketSpec.quarterHour(openMs, openMs - LISTED_AHEAD_MS), samples);
  }

  /** The stamp of the first step. */
  public long startMs() {
    return startMs;
  }

  /** The stamp of the last step. */
  public long endMs() {
    return endMs;
  }

  @Override
  public long stepMs() {
    return STEP_MS;
  }

  @Override
  public long nextMs() {
    return nextMs;
  }

  @Override
  public boolean ended() {
    return nextMs > endMs;
  }

  @Override
  public MarketBoard markets() {
    return board;
  }

  @Override
  public PrintTape prints() {
    return prints;
  }

  @Override
  public boolean lists(Series series) {
    return series == Series.KXBTC15M;
  }

  @Override
  public void step(Consumer<WorldEvent> out) {
    long now = nextMs;
    nextMs += STEP_MS;
    double price = path.moveTo(now);
    history.add(now, price);
    long cents = Math.round(price * 100);
    prints.add(now / 1000, cents);
    out.accept(new WorldEvent.Printed(now / 1000, cents));
    for (VenueQuoter quoter : quoters) {
      quoter.step(now, 0, history, List.of(), out);
    }
    list(now, out);
    board.advance(now, out);
    desks.removeIf(desk -> now >= desk.market().spec().closeMs());
    for (Desk desk : desks) {
      if (desk.market().status() == MarketStatus.ACTIVE) {
        show(desk, now, out);
      }
    }
  }

  private void list(long now, Consumer<WorldEvent> out) {
    while (!unlisted.isEmpty() && now >= unlisted.getFirst().spec().createdMs()) {
      RecordedWindow window = unlisted.removeFirst();
      Market market = board.create(window.spec(), out);
      desks.add(new Desk(market, window, new BookKeeper(market, seed)));
    }
  }

  private void show(Desk desk, long now, Consumer<WorldEvent> out) {
    RecordedWindow window = desk.window();
    boolean fresh = !window.begun();
    window.moveTo(now);
    if (fresh && window.begun()) {
      desk.market().openingVolume((long) (100 * window.volume(now).orElse(0)));
    }
    RecordedWindow.Touch touch = window.touch(now);
    boolean moved = desk.keeper().quote(touch.bid(), touch.ask());
    moved |= desk.keeper().refresh(REFRESH_PROBABILITY);
    moved |= trade(desk, now, out);
    if (moved) {
      out.accept(new WorldEvent.BookMoved(desk.market()));
    }
  }

  private boolean trade(Desk desk, long now, Consumer<WorldEvent> out) {
    long due = (long) desk.window().volume(now).orElse(0) * 100 - desk.market().volume();
    if (due < 100 || !desk.keeper().trades(TRADE_PROBABILITY)) {
      return false;
    }
    Optional<PublicTrade> trade = desk.keeper().trade(now, due);
    trade.ifPresent(t -> out.accept(new WorldEvent.MarketTraded(desk.market(), t)));
    return trade.isPresent();
  }

  /** The recorded outcome, else what the last quote says, else the average. */
  private boolean paysYes(Market market, long averageCents) {
    Boolean recorded = recording.results().get(market.ticker());
    if (recorded != null) {
      return recorded;
    }
    return Optional.ofNullable(windows.get(market.ticker()))
        .flatMap(RecordedWindow::lastQuoteVerdict)
        .orElseGet(() -> ResultRule.byAverage(market, averageCents));
  }
}
