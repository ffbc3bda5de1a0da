// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.wire.RefusedException;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExchangeStatusTest {
  @Test
  void aRecordedStatusIsRead() {
    ExchangeStatus status =
        ExchangeStatus.read(
            Recordings.body("kalshi/recorded/rest_exchange_status_2026-07-23.json"));
    assertThat(status.of(OptionalInt.of(0)).trades()).isTrue();
    assertThat(status.of(OptionalInt.of(2)).trades()).isTrue();
    assertThat(status.resumes()).isEmpty();
  }

  @Test
  void aShardThatIsNamedCountsForItsMarketsAndTheWholeForAllOthers() {
    ExchangeStatus status =
        ExchangeStatus.read(
            """
            {"exchange_active":true,"trading_active":true,
             "exchange_estimated_resume_time":"2026-11-26T10:00:00Z","exchange_index_statuses":[
             {"exchange_index":2,"exchange_active":true,"trading_active":false}]}\
            """);
    assertThat(status.of(OptionalInt.of(2)).trades()).isFalse();
    assertThat(status.of(OptionalInt.of(1)).trades()).isTrue();
    assertThat(status.of(OptionalInt.empty()).trades()).isTrue();
    assertThat(status.resumes()).contains(Instant.parse("2026-11-26T10:00:00Z"));
  }

  @Test
  void aFlagThatIsMissingIsNotTakenForFalse() {
    assertThatThrownBy(() -> ExchangeStatus.read("{\"exchange_active\":true}"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("trading_active");
  }
}
