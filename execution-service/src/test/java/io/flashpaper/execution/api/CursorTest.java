// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.execution.api.Keyset.Column;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Keyset LATEST = Keyset.latest("trades by opened_ms", "opened_ms", "id");
  private static final Keyset BEST =
      new Keyset("trades by net", true, List.of(Column.decimal("net"), Column.text("id")));

  @Test
  void aCursorHoldsTheKeyItWasMadeOf() {
    List<Object> key = List.of(1_790_000_100_000L, "main:KXBTC15M-TEST-0:\"17\"");
    assertThat(Cursor.read(LATEST, Cursor.write(LATEST, key))).isEqualTo(key);
    List<Object> best = List.of(new BigDecimal("-0.123456"), "a");
    assertThat(Cursor.read(BEST, Cursor.write(BEST, best))).isEqualTo(best);
  }

  @Test
  void aCursorIsSafeInAnAddress() {
    assertThat(Cursor.write(LATEST, List.of(1L, "ü?&/+=\\\u2026"))).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void aCursorOfAnotherListOrOrderIsRefused() {
    String cursor = Cursor.write(LATEST, List.of(7L, "a"));
    refused(BEST, cursor);
    refused(Keyset.latest("sizing decisions", "time_ms", "order_id"), cursor);
    refused(new Keyset(LATEST.name(), false, LATEST.columns()), cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "!",
        "ü",
        "bnVsbA",
        "W10",
        "WyJ0cmFkZXMgYnkgb3BlbmVkX21zLCBmYWxsaW5nIl0",
        "e30"
      })
  void nonsenseIsRefused(String nonsense) {
    refused(LATEST, nonsense);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"trades by opened_ms, falling\",\"soon\",\"a\"]",
        "[\"trades by opened_ms, falling\",\"1\",\"a\",\"b\"]",
        "[\"trades by opened_ms, falling\",\"1\",null]",
        "[\"trades by opened_ms, falling\",\"1\",\"\\u0000\"]",
        "[\"trades by opened_ms, falling\",\"9223372036854775808\",\"a\"]"
      })
  void aForgedKeyIsRefused(String json) {
    refused(LATEST, Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(Keyset keyset, String cursor) {
    assertThatThrownBy(() -> Cursor.read(keyset, cursor))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().errors())
                  .extracting(Problem.FieldError::field)
                  .containsExactly("cursor");
            });
  }
}
