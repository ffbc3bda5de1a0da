// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.venue.Recordings;
import org.junit.jupiter.api.Test;

class VenueErrorTest {
  @Test
  void eachOfTheFourShapesIsNamed() {
    assertThat(VenueError.describe(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"no\"}}"))
        .isEqualTo("HTTP 404 not_found: no");
    assertThat(VenueError.describe(429, "{\"error\":\"too many requests\"}"))
        .isEqualTo("HTTP 429 too many requests");
    assertThat(VenueError.describe(400, "{\"msg\":\"Invalid format\"}"))
        .isEqualTo("HTTP 400 Invalid format");
    assertThat(VenueError.describe(400, "{\"code\":\"c\",\"message\":\"m\",\"details\":\"d\"}"))
        .isEqualTo("HTTP 400 c: m (d)");
  }

  @Test
  void whateverElseComesLeavesTheStatus() {
    for (String body : new String[] {"", "<html>", "[]", "{}", "{\"error\":7}", "{\"msg\":null}"}) {
      assertThat(VenueError.describe(502, body)).isEqualTo("HTTP 502");
    }
    assertThat(VenueError.describe(500, "{\"msg\":\"" + "x".repeat(999) + "\\n\"}"))
        .hasSizeLessThan(220)
        .doesNotContain("\n");
  }

  @Test
  void theRecordedErrorsAllSaySomething() {
    for (JsonNode error : Recordings.json("kalshi/recorded/rest_error_bodies_production.json")) {
      int status = error.get("http_status").asInt();
      assertThat(VenueError.describe(status, error.get("body").toString()))
          .startsWith("HTTP " + status + " ");
    }
  }
}
