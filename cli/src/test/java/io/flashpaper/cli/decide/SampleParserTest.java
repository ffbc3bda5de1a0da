// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleParserTest {
  private final SampleParser parser = new SampleParser();

  private static ObjectNode sample() {
    return Samples.sample(0, "76494.99", "0.52", "0.54");
  }

  private void refused(String line, String... words) {
    assertThatExceptionOfType(BadSampleException.class)
        .isThrownBy(() -> parser.parse(line))
        .withMessageContainingAll(words);
  }

  @Test
  void theExampleIsASample() throws BadSampleException {
    Sample sample = parser.parse(SampleParser.EXAMPLE);
    assertThat(sample.timeMs()).isEqualTo(1_770_056_100_000L);
    assertThat(sample.btcMicros()).isEqualTo(76_494_990_000L);
    assertThat(sample.closeTimeMs()).isEqualTo(1_770_057_000_000L);
    assertThat(sample.windowMs()).isEqualTo(900_000);
    assertThat(sample.yesBid()).contains(Price.ofCents(52));
    assertThat(sample.yesAsk()).contains(Price.ofCents(54));
    assertThat(sample.volume()).isEqualTo(Quantity.ofContracts(1200));
    assertThat(sample.series()).isEqualTo("KXBTC15M");
  }

  @Test
  void numbersMayBeStringsAndStringsNumbers() throws BadSampleException {
    ObjectNode asStrings =
        sample()
            .put("t", "1770056100000")
            .put("closeTime", "2026-02-02T18:30:00Z")
            .put("windowSeconds", "900")
            .put("volume", "1200.00");
    ObjectNode asNumbers =
        sample().put("btc", 76494.99).put("yesBid", 0.52).put("yesAsk", 0.54).put("volume", 1200.0);
    assertThat(parser.parse(asStrings.toString())).isEqualTo(parser.parse(asNumbers.toString()));
  }

  @Test
  void whatBinaryFractionsLeaveBehindIsRoundedAway() throws BadSampleException {
    Sample sample =
        parser.parse(
            sample()
                .put("btc", new BigDecimal("76494.98999999999"))
                .put("yesBid", new BigDecimal("0.5700000000000001"))
                .toString());
    assertThat(sample.btcMicros()).isEqualTo(76_494_990_000L);
    assertThat(sample.yesBid()).contains(Price.ofCents(57));
  }

  @Test
  void nobodysQuoteIsNullOrZeroOrADollarAsked() throws BadSampleException {
    assertThat(parser.parse(sample().putNull("yesBid").toString()).yesBid()).isEmpty();
    assertThat(parser.parse(sample().put("yesBid", 0).toString()).yesBid()).isEmpty();
    assertThat(parser.parse(sample().put("yesAsk", "1.00").toString()).yesAsk()).isEmpty();
    String nan = sample().putNull("yesAsk").toString().replace("null", "NaN");
    assertThat(parser.parse(nan).yesAsk()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"t", "btc", "ticker", "closeTime", "windowSeconds", "yesBid", "yesAsk", "volume"})
  void aMissingFieldIsNamed(String field) {
    ObjectNode sample = sample();
    sample.remove(field);
    refused(sample.toString(), "field " + field + " is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "t, 1770056100, milliseconds",
    "t, -1, milliseconds",
    "t, 2026-02-02T18:15, milliseconds",
    "btc, 0, dollars",
    "btc, N/A, dollars",
    "btc, 1e999999999, dollars",
    "ticker, '', ticker",
    "windowSeconds, 0, 900 or 3600",
    "windowSeconds, 900.5, 900 or 3600",
    "yesBid, 52, not cents",
    "yesAsk, -0.01, not cents",
    "volume, -1, contracts"
  })
  void aWrongFieldIsNamedWithValueAndRemedy(String field, String value, String remedy) {
    refused(sample().put(field, value).toString(), "field " + field, value, remedy);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    refused("{\"t\":1", "no JSON", "such as");
    refused("[1]", "no object");
    refused("{} {}", "no JSON");
    refused(sample().put("btc", true).toString(), "field btc is true");
  }
}
