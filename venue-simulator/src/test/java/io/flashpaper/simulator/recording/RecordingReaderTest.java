// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.simulator.world.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
  private static final String GOOD =
      "{\"t\": \"2026-02-02T18:06:32.762512\", \"brti\": 78767.4, \"kalshi\": {\"ticker\":"
          + " \"KXBTC15M-26FEB021315-15\", \"yes_bid\": 0.17, \"yes_ask\": 0.18, \"volume\":"
          + " 12433}}";

  @TempDir Path folder;

  private Recording read(String... lines) throws IOException {
    Path file = folder.resolve("recording.jsonl");
    Files.writeString(file, String.join("\n", lines));
    return RecordingReader.read(file);
  }

  @Test
  void aSampleIsReadWithItsQuote() throws IOException {
    Recording recording = read(GOOD);
    assertThat(recording.samples()).hasSize(1);
    assertThat(recording.samples().getFirst().quote().orElseThrow().bid()).isEqualTo(1_700);
  }

  @Test
  void aSampleWithoutMarketDataCountsForThePriceOnly() throws IOException {
    Recording recording =
        read(GOOD, "{\"t\":\"2026-02-02T18:07:00\",\"brti\":78000,\"kalshi\":null}");
    assertThat(recording.samples()).hasSize(2);
    assertThat(recording.samples().getLast().quote()).isEmpty();
  }

  @Test
  void settlementsBesideTheRecordingAreFound() throws IOException {
    Files.writeString(
        folder.resolve("settlements_any.json"),
        "[{\"ticker\":\"KXBTC15M-26FEB021315-15\",\"settlement_result\":\"no\"}]");
    assertThat(read(GOOD).results()).containsEntry("KXBTC15M-26FEB021315-15", false);
  }

  @Test
  void aMalformedLineIsRefusedNamingFileLineAndField() {
    assertThatThrownBy(() -> read(GOOD, "{\"t\":\"2026-02-02T18:07:00\",\"brti\":\"much\"}"))
        .hasMessageContaining("recording.jsonl line 2 field brti");
    assertThatThrownBy(() -> read("{\"t\":\"yesterday\",\"brti\":1}"))
        .hasMessageContaining("line 1 field t");
    assertThatThrownBy(() -> read(GOOD.replace("0.17", "17")))
        .hasMessageContaining("line 1 field kalshi.yes_bid");
    assertThatThrownBy(() -> read(GOOD.replace("KXBTC15M", "KXETH15M")))
        .hasMessageContaining("line 1 field kalshi.ticker");
    assertThatThrownBy(() -> read("not json")).hasMessageContaining("line 1");
    assertThatThrownBy(() -> read(GOOD, GOOD)).hasMessageContaining("line 2 field t");
  }
}
