// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  private static String line(String json) throws JsonProcessingException {
    return CommandText.line(new ObjectMapper().readTree(json));
  }

  @Test
  void aCommandThatTookEffectSaysWhereAndForWhom() throws JsonProcessingException {
    assertThat(
            line(
                """
                {"id": 7, "kind": "PAUSE", "account": null, "trade": null, "status": "APPLIED",
                 "tapeOffset": 1200, "time": "2026-02-02T12:00:00Z", "accounts": ["main", "model"]}
                """))
        .isEqualTo(
            "Done: command 7, pause, accounts main, model, after tape offset 1200, at"
                + " 2026-02-02T12:00:00Z");
  }

  @Test
  void aRefusedOneSaysWhy() throws JsonProcessingException {
    assertThat(
            line(
                """
                {"id": 8, "kind": "CLOSE", "trade": "x", "status": "REFUSED", "tapeOffset": 3,
                 "time": "2026-02-02T12:00:00Z", "accounts": [], "refusal": "there is no open trade 'x'"}
                """))
        .isEqualTo(
            "Refused: command 8, close x, after tape offset 3, at 2026-02-02T12:00:00Z: there is no"
                + " open trade 'x'");
  }

  @Test
  void oneThatWaitsSaysSo() throws JsonProcessingException {
    assertThat(line("{\"id\": 9, \"kind\": \"KILL\", \"status\": \"PENDING\"}"))
        .isEqualTo(
            "Stored: command 9, kill; it has not taken effect yet, and will when tape and database"
                + " go on. GET /api/v1/commands/9 says what became of it; do not give it again.");
  }
}
