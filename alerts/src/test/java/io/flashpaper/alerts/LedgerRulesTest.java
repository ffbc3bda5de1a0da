// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.model.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules over the golden messages of topic ledger. */
class LedgerRulesTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("flashpaper.root"), "ledger/src/test/resources/golden/ledger");
  private static final Templates USUAL = new Templates(Map.of());

  private static Optional<Message> message(String type) throws IOException {
    return LedgerRules.of(LedgerJson.readEntry(Files.readString(GOLDEN.resolve(type + ".json"))))
        .map(USUAL::message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trade-opened | Trade opened: main bought ",
        "trade-closed | Trade closed: main lost $",
        "flash-crash | Flash crash: KXBTC15M-",
        "protection-tripped | Account protected: main: no entries",
        "account-halted | Account protected: main: halted, ",
        "sizing-failed | Account protected: main: it buys nothing more, ",
        "strategy-stopped | Strategy quarantined: "
      })
  void whatMattersIsToldInASentence(String type, String beginning) throws IOException {
    assertThat(message(type)).hasValueSatisfying(m -> assertThat(m.whole()).startsWith(beginning));
  }

  @ParameterizedTest
  @CsvSource({"order-placed", "fill", "posted", "signal-taken", "gates-counted", "plan-changed"})
  void whatIsEverydayIsNot(String type) throws IOException {
    assertThat(message(type)).isEmpty();
  }

  @Test
  void aDayIsSummedUpByAccount() {
    DaySummary day =
        new DaySummary(
            "2026-11-23",
            List.of(
                new DaySummary.Account("main", 3, 2, Money.of("4.512"), Money.of("1004.512")),
                new DaySummary.Account("model", 1, 0, Money.of("-6.1"), Money.of("993.9"))));
    Message message = USUAL.message(day.alert(0));
    assertThat(message.title()).isEqualTo("Summary of 2026-11-23");
    assertThat(message.text())
        .isEqualTo(
            """
            4 trades, 2 won, lost $1.59 after fees
            main: 3 trades, 2 won, $4.51, cash $1004.51
            model: 1 trades, 0 won, -$6.10, cash $993.90\
            """);
    assertThat(USUAL.message(new DaySummary("2026-11-24", List.of()).alert(0)).text())
        .isEqualTo("0 trades, 0 won, won $0.00 after fees");
  }
}
