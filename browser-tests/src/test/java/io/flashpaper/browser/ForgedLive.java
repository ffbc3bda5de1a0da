// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

import com.microsoft.playwright.Page;

/** A page that is told something else of how things stand than the service says, or nothing. */
final class ForgedLive {
  private static final String SCRIPT =
      """
      const real = window.fetch;
      window.fetch = async (url, request) => {
        const answer = await real(url, request);
        if (!String(url).endsWith('/api/v1/live') || !answer.ok) {
          return answer;
        }
        const forger = new TransformStream({
          transform(chunk, out) {
            if (!window.isMute) {
              out.enqueue(chunk.replaceAll(/"%s":(null|"[^"]*")/g, '"%s":%s'));
            }
          },
        });
        const forged = answer.body.pipeThrough(new TextDecoderStream()).pipeThrough(forger);
        return new Response(forged.pipeThrough(new TextEncoderStream()), answer);
      };
      """;

  private ForgedLive() {}

  /** Says something else of a field, on a page that is not opened yet. */
  static void says(Page page, String field, String json) {
    page.addInitScript(SCRIPT.formatted(field, field, json));
  }

  /** From now on nothing comes over the connection. */
  static void fallsSilent(Page page) {
    page.evaluate("window.isMute = true");
  }
}
