// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.execution.api.Problem.FieldError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @Test
  void whatIsNotGivenIsTheDefault() {
    assertThat(Parameters.limit(null)).isEqualTo(100);
    assertThat(Parameters.text("account", null)).isEmpty();
    assertThat(Parameters.timeMs("since", null)).isEmpty();
    assertThat(Parameters.truth("tradeable", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1001", "-1", "ten", "1e2", "99999999999", " 5"})
  void aLimitIsAWholeNumberFromOneToAThousand(String limit) {
    refused("limit", () -> Parameters.limit(limit));
    assertThat(Parameters.limit("1000")).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-11-22", "1790000100000", "+1000000000-12-31T23:59:59Z"})
  void aTimeIsInIsoUtc(String time) {
    refused("since", () -> Parameters.timeMs("since", time));
    assertThat(Parameters.timeMs("since", "1970-01-01T00:00:01.5Z")).hasValue(1500);
  }

  @Test
  void aPeriodEndsAfterItBegins() {
    String time = "2026-11-22T10:15:00Z";
    refused("until", () -> Parameters.period(time, time));
    assertThat(Parameters.period(null, time).sinceMs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "line\nbreak", "\ud800"})
  void aNameIsText(String text) {
    refused("account", () -> Parameters.text("account", text));
    refused("account", () -> Parameters.text("account", "a".repeat(201)));
    assertThat(Parameters.text("account", "müller's 1")).contains("müller's 1");
  }

  @Test
  void aWordIsOneOfItsKindInAnyCase() {
    assertThat(Parameters.word("outcome", "Won", TradeFilter.Outcome.class))
        .contains(TradeFilter.Outcome.WON);
    assertThatThrownBy(() -> Parameters.word("outcome", "draw", TradeFilter.Outcome.class))
        .hasMessageContainingAll("outcome", "draw", "won, lost, even");
    refused("tradeable", () -> Parameters.truth("tradeable", "yes"));
  }

  private static void refused(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(refused.problem().errors())
                    .extracting(FieldError::field)
                    .containsExactly(field));
  }
}
