// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class FeeCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAKER_FEES = "quadratic_with_maker_fees";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final CommandLine program =
      Main.commandLine()
          .setOut(new PrintWriter(output, true))
          .setErr(new PrintWriter(errors, true));

  private int run(String... arguments) {
    output.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of("fee"));
    all.addAll(Arrays.asList(arguments));
    return program.execute(all.toArray(String[]::new));
  }

  private JsonNode json(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--json");
    assertThat(run(all.toArray(String[]::new))).as(errors.toString()).isZero();
    return JSON.readTree(output.toString());
  }

  @Test
  void theOfficialExampleComesOutStepByStep() throws IOException {
    JsonNode bill = json("--price", "0.055", "--contracts", "1", "--mode", "cent");
    JsonNode total = bill.get("total");
    assertThat(total.get("revenue").asText()).isEqualTo("-0.055000");
    assertThat(total.get("modelFee").asText()).isEqualTo("0.00363825");
    assertThat(total.get("tradeFee").asText()).isEqualTo("0.003639");
    assertThat(total.get("roundingFee").asText()).isEqualTo("0.001361");
    assertThat(total.get("fee").asText()).isEqualTo("0.005000");
    assertThat(total.get("balanceChange").asText()).isEqualTo("-0.060000");
  }

  @Test
  void theTextShowsTheRuleAndEveryStep() {
    assertThat(run("--price", "0.055", "--contracts", "1", "--mode", "cent")).isZero();
    assertThat(output.toString())
        .contains("Buying as taker, fee type quadratic, mode cent")
        .contains("multiplier 1 x taker's share 1 x 0.07 x contracts x price x (1 - price)")
        .contains("rounded up to $0.000001")
        .contains("1             1  0.055  0.00363825   0.003639  0.001361    0.00  0.005")
        .contains("-0.06");
  }

  @Test
  void everyRowOfTheGoldenTableComesOut() throws IOException {
    for (JsonNode row : golden("fees")) {
      String contracts = row.get("contracts").asText();
      String price = "0." + "%02d".formatted(row.get("priceCents").asInt());
      String[] taker = {
        "--price", price, "--contracts", contracts, "--mode", "legacy-cent-per-order"
      };
      assertFee(json(taker), row, "rawTaker", "takerCents");
      String[] maker = Arrays.copyOf(taker, taker.length + 4);
      System.arraycopy(
          new String[] {"--role", "maker", "--type", MAKER_FEES}, 0, maker, taker.length, 4);
      assertFee(json(maker), row, "rawMaker", "makerCents");
    }
  }

  private static void assertFee(JsonNode bill, JsonNode row, String raw, String cents) {
    JsonNode total = bill.get("total");
    assertThat(total.get("modelFee").asText())
        .as(row.toString())
        .isEqualTo(row.get(raw).decimalValue().stripTrailingZeros().toPlainString());
    assertThat(total.get("fee").asText())
        .as(row.toString())
        .isEqualTo(
            "%d.%02d0000".formatted(row.get(cents).asInt() / 100, row.get(cents).asInt() % 100));
  }

  @Test
  void everyFillOfTheGoldenOrdersComesOutAsItWasChargedThen() throws IOException {
    for (JsonNode order : golden("fee_accumulator")) {
      List<String> fills = new ArrayList<>();
      order
          .get("fills")
          .forEach(
              f ->
                  fills.add(
                      f.get("contracts").asText().replaceAll("\\.0$", "")
                          + "@"
                          + f.get("price").asText()));
      JsonNode bill = json("--fills", String.join(",", fills), "--mode", "cent-until-2026-08-26");
      for (int i = 0; i < fills.size(); i++) {
        JsonNode expected = order.get("fills").get(i);
        JsonNode fill = bill.get("fills").get(i);
        String name = order.get("name").asText() + " fill " + i;
        assertDecimal(fill, "modelFee", expected, "rawFee", name);
        assertDecimal(fill, "tradeFee", expected, "tradeFee", name);
        assertDecimal(fill, "roundingFee", expected, "roundingFee", name);
        assertDecimal(fill, "rebate", expected, "rebate", name);
        assertDecimal(fill, "fee", expected, "netFee", name);
      }
      assertDecimal(bill.get("total"), "fee", order, "total", order.get("name").asText());
    }
  }

  private static void assertDecimal(
      JsonNode actual, String field, JsonNode expected, String goldenField, String name) {
    assertThat(new BigDecimal(actual.get(field).asText()))
        .as(name + " " + field)
        .isEqualByComparingTo(expected.get(goldenField).decimalValue());
  }

  private static JsonNode golden(String name) throws IOException {
    Path folder =
        Path.of(System.getProperty("flashpaper.root"), "engine/src/test/resources/golden");
    return JSON.readTree(folder.resolve(name + ".json").toFile());
  }

  @Test
  void severalFillsOfAnOrderGetTheirRoundingsBack() throws IOException {
    JsonNode bill = json("--price", "0.53", "--fills", "5,6,7", "--mode", "cent");
    assertThat(bill.get("fills")).hasSize(3);
    assertThat(bill.get("total").get("fee").asText()).isEqualTo("0.320000");
    assertThat(bill.get("total").get("rebate").asText()).isEqualTo("0.010000");
    assertThat(run("--price", "0.53", "--fills", "5,6,7", "--mode", "cent")).isZero();
    assertThat(output.toString()).contains("total         18").contains("has not got back: $0.00");
  }

  @Test
  void sellingAlignsWhatComesIn() throws IOException {
    JsonNode total = json("--price", "0.60", "--contracts", "18", "--sell").get("total");
    assertThat(total.get("revenue").asText()).isEqualTo("10.800000");
    assertThat(total.get("fee").asText()).isEqualTo("0.302400");
    assertThat(total.get("balanceChange").asText()).isEqualTo("10.497600");
  }

  @Test
  void makersPayNothingWhereTheTypeAsksNothingOfThem() throws IOException {
    JsonNode total = json("--price", "0.5", "--contracts", "1", "--role", "maker").get("total");
    assertThat(total.get("fee").asText()).isEqualTo("0.000000");
  }

  @Test
  void theMultiplierScalesTheFee() throws IOException {
    JsonNode bill = json("--price", "0.5", "--contracts", "100", "--multiplier", "0.5");
    assertThat(bill.get("total").get("fee").asText()).isEqualTo("0.875000");
    assertThat(bill.get("multiplier").asText()).isEqualTo("0.5");
  }

  @Test
  void whatIsWrongIsNamedWithItsOptionAndARemedy() {
    assertWrong("give --contracts", "--price", "0.53");
    assertWrong("give --price", "--contracts", "18");
    assertWrong("--price is '1': give dollars between 0 and 1", "--price", "1", "--contracts", "1");
    assertWrong("--price '53' cannot be used", "--price", "53", "--contracts", "1");
    assertWrong("--contracts is '0'", "--price", "0.53", "--contracts", "0");
    assertWrong("--contracts '1.234'", "--price", "0.53", "--contracts", "1.234");
    assertWrong("a thousand million", "--price", "0.5", "--contracts", "2000000000");
    assertWrong("leave --contracts out", "--price", "0.5", "--contracts", "9", "--fills", "5,5");
    assertWrong("--fills '' cannot", "--price", "0.5", "--fills", "5,");
    assertWrong("choose one of direct, cent,", "--price", "0.5", "--contracts", "9", "--mode", "x");
    assertWrong("choose taker or maker", "--price", "0.5", "--contracts", "9", "--role", "x");
    assertWrong("choose one of quadratic,", "--price", "0.5", "--contracts", "9", "--type", "x");
    assertWrong("--multiplier is '-1'", "--price", "0.5", "--contracts", "9", "--multiplier=-1");
  }

  private void assertWrong(String sentence, String... arguments) {
    errors.getBuffer().setLength(0);
    assertThat(run(arguments)).as(sentence).isEqualTo(2);
    assertThat(errors.toString()).contains(sentence).contains("./flashpaper fee --help");
    assertThat(errors.toString().lines()).hasSize(1);
  }
}
