// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class ResponseHeadersTest {
  private static MultiMap headers(String path, boolean encrypted) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    ResponseHeaders.write(headers, path, encrypted);
    return headers;
  }

  @Test
  void everyAnswerTellsBrowsersToTrustNothingElse() {
    MultiMap headers = headers("/", false);
    assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.get("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(headers.get("Permissions-Policy")).contains("camera=()");
    assertThat(headers.get("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*");
  }

  @Test
  void answersOfTheApiAreKeptByNobodyUnlessTheySaySo() {
    assertThat(headers("/api/v1/trades", false).get("Cache-Control")).isEqualTo("no-store");
    assertThat(headers("/app.js", false).contains("Cache-Control")).isFalse();
    MultiMap own = MultiMap.caseInsensitiveMultiMap().add("cache-control", "no-cache");
    ResponseHeaders.write(own, "/api/v1/stream", false);
    assertThat(own.getAll("Cache-Control")).containsExactly("no-cache");
  }

  @Test
  void onlyThePageOfTheDescriptionMayHaveAScriptOfItsOwn() {
    assertThat(headers("/q/swagger-ui/", false).get("Content-Security-Policy"))
        .contains("script-src 'self' 'unsafe-inline'", "frame-ancestors 'none'");
  }

  @Test
  void whoCameEncryptedIsToldToStaySo() {
    assertThat(headers("/", true).get("Strict-Transport-Security")).startsWith("max-age=");
    assertThat(headers("/", false).contains("Strict-Transport-Security")).isFalse();
  }
}
