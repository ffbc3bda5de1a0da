// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.explain.Explanation.Style;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.verify.MemoryRecording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final MarketId MARKET = new MarketId("KXBTC15M-26NOV221200-00");
  private static final long DECIDED = Instant.parse("2026-11-21T12:00:02Z").toEpochMilli();
  private static final List<TapeRecord> TAPE = tape();

  private final Explanation explanation =
      new Explanation(
          Story.of(evidence(), new MemoryRecording(TAPE, List.of()), Duration.ofMinutes(3)));

  private static JsonNode evidence() {
    try {
      return new ObjectMapper().readTree(ExplanationTest.class.getResource("trade.json"));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Bitcoin rises, and K follows half a minute later. */
  private static List<TapeRecord> tape() {
    SplittableRandom random = new SplittableRandom(5);
    List<TapeRecord> tape = new ArrayList<>();
    long begin = DECIDED - 300_000;
    add(tape, new MarketUpdated(begin, market(begin)));
    long price = 76_494_000_000L;
    for (int second = 0; second < 420; second++) {
      long timeMs = begin + second * 1_000L;
      price += random.nextLong(-6_000_000, second > 270 && second < 310 ? 16_000_000 : 6_000_001);
      int bid = second < 303 ? 28 + random.nextInt(3) : Math.min(66, 28 + (second - 303));
      add(tape, tick(timeMs, price));
      add(tape, new BookSnapshot(timeMs, MARKET, book(bid), FeedMode.WS));
    }
    return tape;
  }

  private static void add(List<TapeRecord> tape, TapeEvent event) {
    tape.add(new TapeRecord(20_002 - 600 + tape.size(), event));
  }

  private static IndexTick tick(long timeMs, long price) {
    return new IndexTick(
        timeMs,
        OptionalLong.of(price),
        IndexStatus.OK,
        0,
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of());
  }

  private static Market market(long openMs) {
    return new Market(
        MARKET,
        "KXBTC15M",
        MarketStatus.OPEN,
        StrikeRule.GREATER_OR_EQUAL,
        OptionalLong.of(76_500_000_000L),
        openMs,
        openMs + 900_000,
        List.of());
  }

  private static Book book(int bid) {
    return new Book(
        Ladder.of(Map.of(Price.ofCents(bid), Quantity.ofContracts(40))),
        Ladder.of(
            Map.of(
                Price.ofCents(98 - bid), Quantity.ofContracts(2),
                Price.ofCents(97 - bid), Quantity.ofContracts(30))));
  }

  @Test
  void theStorySaysWhatTheMarketDidWhyItWasBoughtAndWhatItBrought() {
    String story = String.join("\n", explanation.lines(new Style(false, false, 100)));

    assertThat(story)
        .contains("bitcoin went from $76,")
        .contains("DELAY_ARB: momentum 0.0812 %")
        .contains("It put the probability of YES at 0.56.")
        .contains("the book at arrival")
        .contains("model fee = multiplier 1 x share 1 x 0.07 x contracts x price x (1 - price)")
        .contains("TAKE_PROFIT")
        .contains("+1.50");
  }

  @Test
  void aChartOfAsciiHasNoOtherCharacter() {
    String story = String.join("\n", explanation.lines(new Style(true, false, 80)));

    assertThat(story.chars()).allMatch(character -> character < 128);
    assertThat(story).contains("E bought YES at 0.30").contains("X sold YES at 0.65");
  }

  @Test
  void colourIsTakenOnlyWhereItIsWanted() {
    assertThat(String.join("", explanation.lines(new Style(false, false, 80))))
        .doesNotContain("\u001b");
    assertThat(String.join("", explanation.lines(new Style(false, true, 80)))).contains("\u001b");
    assertThat(Style.of(false, 80, Map.of("TERM", "dumb")).colour()).isFalse();
  }

  @Test
  void theSvgIsWellFormed() throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(explanation.svg().getBytes(StandardCharsets.UTF_8)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(document.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void thePathIsToldPointByPoint() {
    assertThat(explanation.json()).hasSizeGreaterThan(100);
    assertThat(explanation.json().path(50).path("yesBid").asText()).startsWith("0.2");
  }
}
