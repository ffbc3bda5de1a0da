// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire.Want;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import java.math.BigDecimal;
import java.util.Optional;

/** What is printed: one JSON object each, its fields in a fixed order. */
final class DecideLines {
  private static final int CENT_DECIMALS = 2;
  private static final int MICRO_DECIMALS = 6;

  private DecideLines() {}

  /** A strategy wants to enter. */
  static String decision(Sample sample, String strategy, Want want) {
    ObjectNode line =
        judged("decision", sample, strategy, Optional.of(want.side()), want.reason().code());
    line.put("limit", dollars(want.limit()));
    if (want.probabilityMicros().isPresent()) {
      BigDecimal p = BigDecimal.valueOf(want.probabilityMicros().getAsLong(), MICRO_DECIMALS);
      line.put("probability", p.stripTrailingZeros());
    }
    return withFacts(line, want.reason());
  }

  /** A strategy does not want to enter, or is not let. */
  static String rejection(Sample sample, String strategy, Optional<Side> side, Reason reason) {
    return withFacts(judged("rejection", sample, strategy, side, reason.code()), reason);
  }

  private static ObjectNode judged(
      String type, Sample sample, String strategy, Optional<Side> side, String reason) {
    ObjectNode line = line(type, sample);
    line.put("strategy", strategy);
    line.put("side", side.map(Side::name).orElse(null));
    line.put(
        "price",
        side.flatMap(s -> sample.book().bestAsk(s)).map(DecideLines::dollars).orElse(null));
    line.put("reason", reason);
    return line;
  }

  /** K fell fast. */
  static String flash(Sample sample, FlashCrash crash) {
    ObjectNode line = line("flash", sample);
    line.put("peak", dollars(crash.peak()));
    line.put("k", dollars(crash.k()));
    line.put("drop", BigDecimal.valueOf(crash.dropMicros(), MICRO_DECIMALS).stripTrailingZeros());
    line.put("ageMs", crash.peakAgeMs());
    return line.toString();
  }

  private static ObjectNode line(String type, Sample sample) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("type", type);
    line.put("t", sample.timeMs());
    line.put("ticker", sample.ticker().ticker());
    return line;
  }

  private static String withFacts(ObjectNode line, Reason reason) {
    ObjectNode facts = line.putObject("facts");
    reason.facts().forEach(fact -> facts.put(fact.name(), fact.value()));
    return line.toString();
  }

  /** At least cents, and no zeros after them: 0.50, 0.525. */
  private static String dollars(Price price) {
    BigDecimal exact = BigDecimal.valueOf(price.micros(), MICRO_DECIMALS).stripTrailingZeros();
    return exact.setScale(Math.max(exact.scale(), CENT_DECIMALS)).toPlainString();
  }
}
